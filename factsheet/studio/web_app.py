"""The studio as a web application: its screens, and what is shown where they cannot answer."""

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from factsheet.studio.guards.error_pages import add_error_pages
from factsheet.studio.guards.folder_rules import FolderRules
from factsheet.studio.rendering import HERE
from factsheet.studio.running_studio import Studio
from factsheet.studio.screens import (
    archive_screen,
    attach_screen,
    build_begin,
    build_follow,
    changes_screen,
    draft_edits,
    editor,
    entrance,
    find,
    finding_help,
    gallery_screen,
    help_pages,
    history_screen,
    home,
    importing,
    merge_screen,
    new_screen,
    news_screen,
    preferences,
    save_screen,
    sheet_view,
    source_screen,
    template_screen,
    theme_editor,
    theme_saving,
    welcome,
)
from factsheet.version import VERSION

# The editor is the last one: its addresses are of the widest shape.
_SCREENS: tuple[list[BaseRoute], ...] = (
    entrance.ROUTES,
    welcome.ROUTES,
    home.ROUTES,
    find.ROUTES,
    help_pages.ROUTES,
    preferences.ROUTES,
    finding_help.ROUTES,
    build_begin.ROUTES,
    build_follow.ROUTES,
    gallery_screen.ROUTES,
    changes_screen.ROUTES,
    archive_screen.ROUTES,
    attach_screen.ROUTES,
    importing.ROUTES,
    template_screen.ROUTES,
    new_screen.ROUTES,
    source_screen.ROUTES,
    draft_edits.ROUTES,
    sheet_view.ROUTES,
    theme_editor.ROUTES,
    theme_saving.ROUTES,
    save_screen.ROUTES,
    merge_screen.ROUTES,
    history_screen.ROUTES,
    news_screen.ROUTES,
    editor.ROUTES,
)


def make_app(studio: Studio) -> Starlette:
    """Return the application that shows a studio."""
    shipped = Mount(f"/static/{VERSION}", StaticFiles(directory=HERE / "static"))
    app = Starlette(routes=[*(route for screen in _SCREENS for route in screen), shipped])
    app.state.studio = studio
    add_error_pages(app)
    app.add_middleware(FolderRules)
    return app
