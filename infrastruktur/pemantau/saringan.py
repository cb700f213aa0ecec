"""What of a server is worth a series: real file systems and real interfaces."""

import re

# They are full by nature, or not a disk at all.
_SISTEM_BERKAS = frozenset(
    re.findall(
        r"\S+",
        "autofs binfmt_misc bpf cgroup cgroup2 configfs cramfs debugfs devpts devtmpfs efivarfs erofs "
        "fusectl hugetlbfs iso9660 mqueue nsfs overlay proc procfs pstore ramfs rpc_pipefs securityfs "
        "selinuxfs squashfs sysfs tmpfs tracefs udf",
    )
)
_ANTARMUKA = re.compile(r"(lo\d*|dummy\d+|(veth|docker|br-|virbr|cni|cali|flannel|vnet|tap|ifb).*)\Z")


def is_disk(sistem_berkas: str) -> bool:
    """Whether a file system of this type lies on a disk that can fill up."""
    return sistem_berkas not in _SISTEM_BERKAS and not sistem_berkas.startswith("fuse.")


def is_antarmuka(nama: str) -> bool:
    """Whether traffic on this interface leaves the machine."""
    return not _ANTARMUKA.match(nama)
