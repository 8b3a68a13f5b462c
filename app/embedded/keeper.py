"""While Bidwell is up its Postgres is up: a thread notices that it died, or went deaf, and starts it again."""

import logging
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from app.embedded.cluster import Cluster
from app.embedded.postgres import running_postgres, start_postgres
from app.embedded.processes import end_leftovers, live_postmaster
from app.settings import Settings

logger = logging.getLogger(__name__)

LOOK_EVERY = 0.5
"""Seconds between looks at the process and its socket, which cost next to nothing."""
ASK_EVERY = 10.0
"""Seconds between questions to it, which cost a connection."""
REST = 1.0
"""Seconds before the next attempt when it could not be started."""


@contextmanager
def kept_up(settings: Settings, cluster: Cluster) -> Iterator[None]:
    """Until the block ends, a Postgres that dies is started again on the same data and addresses."""
    ended = threading.Event()
    keeper = threading.Thread(
        target=_keep, args=(settings, cluster, ended), name="postgres keeper", daemon=True
    )
    keeper.start()
    try:
        yield
    finally:
        ended.set()
        keeper.join()


def _keep(settings: Settings, cluster: Cluster, ended: threading.Event) -> None:
    asked = time.monotonic()
    while not ended.wait(LOOK_EVERY):
        is_well = _seems_up(cluster)
        if is_well and time.monotonic() - asked > ASK_EVERY:
            is_well = running_postgres(settings) is not None
            asked = time.monotonic()
        if is_well:
            continue
        logger.warning("Postgres is away; starting it again.")
        try:
            if _is_deaf(cluster):
                end_leftovers(cluster.folder)
            start_postgres(settings)
        except Exception:
            logger.exception("Postgres could not be started again.")
            ended.wait(REST)


def _seems_up(cluster: Cluster) -> bool:
    """Is its process there, and the socket it listens on?"""
    return live_postmaster(cluster.folder) is not None and not _is_deaf(cluster)


def _is_deaf(cluster: Cluster) -> bool:
    """It listened once, and the socket that it listened on is gone: nobody will reach it any more."""
    return sys.platform != "win32" and not cluster.socket.exists()
