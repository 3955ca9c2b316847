"""Joining and building do not depend on order, agree with a naive twin, and give the same hash again."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.reconcile.identity import short_id
from commonweal.reconcile.sites.clusters import Link, join_records
from small_registers import asset, built, outline, point, staged, title

REFS = st.integers(min_value=1, max_value=9)
LINKS = st.lists(
    st.builds(
        lambda one, other, kind: Link(min(one, other), max(one, other), kind, 0.5, "because"),
        REFS, REFS, st.sampled_from(["code", "uprn", "title", "address", "near"]),
    ),
    max_size=25,
)  # fmt: skip
FILES = st.lists(st.sampled_from(["", "one", "two"]), min_size=9, max_size=9)


def naive(sources, links):
    """Sets merged one by one, each test made over all pairs of rows."""
    groups = [{ref} for ref in sources]
    for link in sorted(links, key=lambda link: link.strength):
        left, right = (next(group for group in groups if ref in group) for ref in (link.left, link.right))
        if left is right:
            continue
        clash = any(sources[one] and sources[one] == sources[other] for one in left for other in right)
        if clash and not (link.kind == "uprn" and sources[link.left] == sources[link.right]):
            continue
        groups = [group for group in groups if group is not left and group is not right] + [left | right]
    return sorted(sorted(group) for group in groups)


@given(links=LINKS, files=FILES, seed=st.integers())
def test_union_find_agrees_with_merging_sets_in_any_order(links, files, seed):
    sources = dict(enumerate(files, start=1))
    shuffled = random.Random(seed).sample(links, len(links))
    root_of = join_records(sources, shuffled).root_of
    groups = {}
    for ref, root in root_of.items():
        groups.setdefault(root, []).append(ref)
    assert sorted(sorted(group) for group in groups.values()) == naive(sources, links)


@given(links=LINKS, most=st.integers(min_value=1, max_value=5))
def test_no_site_is_larger_than_the_cap(links, most):
    root_of = join_records(dict.fromkeys(range(1, 10), ""), links, most=most).root_of
    assert max(list(root_of.values()).count(root) for root in root_of.values()) <= most


@given(st.text(min_size=1))
def test_an_id_is_s_and_eight_of_crockfords_letters(key):
    found = short_id(key)
    assert found[:2] == "s-"
    assert len(found) == 10
    assert set(found[2:]) <= set("0123456789abcdefghjkmnpqrstvwxyz")


def files_of(folder):
    """A little of everything that can be joined."""
    assets = [
        asset(
            f"A{at}",
            property_name=f"Hall {at}",
            land_registry_title_number=f"AV{at}",
            **point(341_000 + at * 50, 395_000),
        )
        for at in range(12)
    ]
    listings = [
        {"reference": f"L{at}", "name": f"Hall {at}", "organisation": "local-authority:AVO"}
        | point(341_000 + at * 50, 395_010)
        for at in range(4)
    ]
    titles = [title(f"AV{at}") for at in range(14)]
    return [
        outline(folder),
        staged(folder, "land_assets", "asset", assets),
        staged(folder, "community_value", "listing", listings),
        staged(folder, "corporate_ownership", "title", titles),
        staged(
            folder,
            "corporate_ownership",
            "title",
            [title(f"AV{at}", edition="2026-02") for at in range(2, 14)],
        ),
    ]


@settings(max_examples=3, deadline=None)
@given(st.randoms(use_true_random=False))
def test_files_in_any_order_give_the_same_hash(tmp_path_factory, chance):
    folder = tmp_path_factory.mktemp("build")
    files = files_of(folder)
    first = built(folder, *files, into="first")
    chance.shuffle(files)
    assert built(folder, *files, into="second").hash == first.hash


def test_building_again_from_the_same_files_changes_nothing(tmp_path):
    files = files_of(tmp_path)
    first = built(tmp_path, *files)
    again = built(tmp_path, *files, former=first)
    assert again.hash == first.hash
    assert again.damaged() == []
