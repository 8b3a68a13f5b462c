"""Every kind of place that job search can read by itself."""

from app.sources.feed_address import FEED
from app.sources.places import PlaceKind
from app.sources.watched_folder import FOLDER

PLACES: dict[str, PlaceKind] = {"feed": FEED, "folder": FOLDER}
