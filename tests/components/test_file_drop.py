"""What a browser says about the size of files is what the readers of those files say."""

import pytest

from app.components import file_drop
from app.pages import inbox, profile_review
from app.settings import Settings
from app.sources import email, watched_folder
from app.sources.base import Limits
from app.sources.profiles import files


@pytest.mark.parametrize(
    ("said", "read"),
    [
        (file_drop.LARGEST_FILE, Limits().file_bytes),
        (watched_folder.LARGEST, Limits().file_bytes),
        (inbox.LARGEST_FILE, email.MOST_BYTES),
        (profile_review.LARGEST_FILE, files.MOST_BYTES),
    ],
)
def test_the_limit_that_is_said_is_the_one_that_is_kept(said: int, read: int) -> None:
    assert said == read
    assert said <= Settings().max_upload_bytes
