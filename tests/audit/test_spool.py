"""Results on disk: where there is no room for them, the error says where it lacks."""

from pathlib import Path

import pytest

from lokcheck.audit.done import done
from lokcheck.audit.spool import Spool
from lokcheck.errors import LokcheckError
from tests.audit.records import varied


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
def test_a_full_disk_is_told_with_its_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    spool = Spool()
    spool.close()
    monkeypatch.setattr("lokcheck.audit.spool.tempfile.gettempdir", lambda: "/platsen")
    spool._file = open("/dev/full", "wb")  # type: ignore[assignment]  # noqa: SIM115, PTH123
    with pytest.raises(LokcheckError) as raised:
        spool.add(done(0, varied(5)))
    said = raised.value.show("sv")
    assert said.startswith("/platsen: Resultaten går inte att lägga undan medan granskningen pågår: disken är full.")
    assert said.endswith("TMPDIR väljer en annan mapp för tillfälliga filer.")
    spool.close()


def test_no_folder_for_temporary_files_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lokcheck.audit.spool.tempfile.tempdir", "/finns/inte")
    with pytest.raises(LokcheckError, match="Results can not be put aside"):
        Spool()
