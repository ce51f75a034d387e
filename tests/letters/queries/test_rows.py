from lajur.letters.queries.rows import ChangedParagraph, ChangesPage


def test_a_comparison_counts_its_changed_paragraphs() -> None:
    paragraph = ChangedParagraph("lama", "baru", (("del", "lama"), ("ins", "baru")))

    assert ChangesPage({}, (paragraph, paragraph), 1, 2).count == 2
    assert ChangesPage({}, (), 1, 2).count == 0
