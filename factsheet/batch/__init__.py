"""Many sheets in one go: plan, run in processes, write whole files, report."""
