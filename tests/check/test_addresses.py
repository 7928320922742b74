"""What is a web address."""

import pytest

from timeline.check.addresses import address_fault


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org/a?b=c&d=%20#e",
        "HTTPS://Example.ORG:8443/",
        "https://sub_domain.example.co.uk/path,with;odd(signs)!",
        "https://приклад.укр/новини",
        "https://example.org./",
        "https://user@example.org/",
        "https://web.archive.org/web/2025/https://example.org/",
    ],
)
def test_addresses(address: str) -> None:
    assert address_fault(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "www.example.org/news",
        "https:/example.org",
        "https//example.org",
        "https://",
        "https:///news",
        "https://example",
        "https://example..org",
        "https://-example.org",
        "https://example.org/a b",
        " https://example.org",
        "https://example.org/<id>",
        "https://example.org:port/",
        "https://203.0.113.7/",
        "https://[2001:db8::1]/",
        "https://[2001:db8/",
        "ftp://example.org/file",
        "file:///tmp/x",
        "mailto:a@example.org",
        "https://…",
        "the paper, page 3",
    ],
)
def test_no_addresses(address: str) -> None:
    assert address_fault(address) is not None
