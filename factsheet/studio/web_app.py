"""The studio as a web application: its screens, and what stands guard before them."""

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from factsheet.studio.rendering import HERE
from factsheet.studio.running_studio import Studio
from factsheet.studio.screens import home, importing, preferences
from factsheet.version import VERSION

_SCREENS: tuple[list[BaseRoute], ...] = (home.ROUTES, preferences.ROUTES, importing.ROUTES)


def make_app(studio: Studio) -> Starlette:
    """Return the application that shows a studio."""
    shipped = Mount(f"/static/{VERSION}", StaticFiles(directory=HERE / "static"))
    app = Starlette(routes=[*(route for screen in _SCREENS for route in screen), shipped])
    app.state.studio = studio
    return app
