"""The data sets beside the repository, and where their files lie once unpacked.

They belong to others, so they are unpacked into a folder that git ignores, or read where somebody
unpacked them.
"""

import tarfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Data:
    """Where data sets are looked for: in a folder of unpacked ones, else in archives that are unpacked there.

    Args:
        folder: a folder with one folder for each archive.
        archives: the folder of the archives; each, `NAME.tar.xz`, holds one folder of its own name.
    """

    folder: Path = ROOT / ".work" / "data"
    archives: Path = ROOT.parent / "shared" / "data"

    def find(self, name: str) -> Path | None:
        """Return where a file or folder lies, such as "treebanks/ud_id_gsd"; None where nobody has it.

        The first question about an archive unpacks all of it.

        Example:
            >>> Data(Path("absent"), Path("absent")).find("treebanks/ud_id_gsd") is None
            True
        """
        path = self.folder / name
        if path.exists():
            return path
        top = name.split("/")[0]
        archive = self.archives / f"{top}.tar.xz"
        if not archive.exists() or (self.folder / top).exists():
            return None
        # It gets its name when whole: an interrupted run leaves nothing that looks finished.
        partial = self.folder / f"{top}.partial"
        partial.mkdir(parents=True, exist_ok=True)
        with tarfile.open(archive) as members:
            members.extractall(partial, filter="data")
        (partial / top).rename(self.folder / top)
        partial.rmdir()
        return path if path.exists() else None
