"""Words once read are kept, and no more of them than was said."""

from __future__ import annotations

from geodata.word_memory import WordMemory


def test_each_word_is_worked_out_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    memory = WordMemory(length, 10)
    assert [memory[word] for word in ("Ganja", "Barda", "Ganja", "")] == [5, 5, 5, 0]
    assert asked == ["Ganja", "Barda", ""]


def test_it_never_holds_more_than_was_said() -> None:
    memory = WordMemory(str.upper, 3)
    words = [f"w{number}" for number in range(10)]
    for word in words:
        assert memory[word] == word.upper()
        assert len(memory) <= 3
    assert memory["w0"] == "W0"
