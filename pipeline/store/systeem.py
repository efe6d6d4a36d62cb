"""What an operating system refuses, in Dutch: it answers in English, or in the language of the machine."""

from __future__ import annotations

import errno
from collections.abc import Mapping

REDENEN: Mapping[int, str] = {
    errno.EACCES: "geen toegang: de rechten laten het niet toe, of een ander programma heeft het open",
    errno.EPERM: "geen toegang: de rechten laten het niet toe",
    errno.ENOENT: "bestaat niet",
    errno.EEXIST: "bestaat al",
    errno.EISDIR: "er staat al een map met die naam",
    errno.ENOTDIR: "een deel van het pad is een bestand en geen map",
    errno.ENOTEMPTY: "de map is niet leeg",
    errno.ENOSPC: "de schijf is vol",
    errno.EROFS: "de schijf is alleen te lezen",
    errno.EBUSY: "het is in gebruik",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.ELOOP: "een kring van koppelingen",
    errno.EMFILE: "er staan te veel bestanden open",
    errno.EIO: "de schijf geeft een fout",
    errno.EINVAL: "deze naam kan hier niet",
}


def reden(error: OSError) -> str:
    """Why the operating system refused; what it says itself when that is unusual."""
    known = REDENEN.get(error.errno) if error.errno is not None else None
    return known or error.strerror or str(error)
