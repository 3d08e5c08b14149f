"""How far reading is, in bytes of the files that were named."""

import gzip
import io
import json

from corpus.progress import Progress, bytes_of
from corpus.readers import read_paths

STORY = "Shells fell on Terter on Sunday, residents of the town said, and nobody was hurt."


def read(progress, *paths):
    """How far reading was after each thing that was found."""
    return [progress.done for _ in read_paths(map(str, paths), io.BytesIO(), progress=progress)]


def test_the_bytes_of_folders_are_those_of_all_files_in_them_that_are_read(tmp_path):
    (tmp_path / "deeper").mkdir()
    (tmp_path / "a.txt").write_bytes(b"12345")
    (tmp_path / "deeper" / "b.txt").write_bytes(b"123")
    (tmp_path / ".hidden").write_bytes(b"1")
    assert bytes_of([str(tmp_path)]) == 8
    assert bytes_of([str(tmp_path), str(tmp_path / "a.txt")]) == 13


def test_standard_input_has_no_size_and_what_is_missing_none_to_add(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"12345")
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    assert bytes_of([str(tmp_path / "a.txt"), "-"]) is None
    assert bytes_of([str(tmp_path), str(tmp_path / "nowhere.txt")]) == 5


def test_reading_gets_from_nothing_to_all_there_is_and_never_back(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.jsonl").write_text("".join(json.dumps({"text": f"{STORY} {n}."}) + "\n" for n in range(2_000)))
    (tmp_path / "c.bin").write_bytes(b"\0" * 70)
    (tmp_path / "d.txt").symlink_to(tmp_path / "gone.txt")
    progress = Progress(bytes_of([str(tmp_path)]))
    steps = read(progress, tmp_path)
    assert steps == sorted(steps)
    assert len(set(steps)) > 10  # a long file is told of while it is read
    assert 0 < steps[0] < progress.total == progress.done


def test_a_compressed_file_counts_with_its_bytes_on_the_disk(tmp_path):
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(STORY.encode() * 1_000))
    progress = Progress()
    with path.open("rb") as handle, progress.following(handle), gzip.open(handle) as unpacked:
        assert unpacked.read(10) == STORY[:10].encode()
        assert 0 < progress.done <= path.stat().st_size
    assert progress.done == path.stat().st_size


def test_a_file_that_its_reader_closes_is_passed_all_the_same(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"12345")
    progress = Progress()
    with (tmp_path / "a.txt").open("rb") as handle, progress.following(handle):
        handle.close()
        assert progress.done == 0
    assert progress.done == 5
