"""Why a file that somebody named cannot be read, in words for whoever named it."""

REASONS = {
    FileNotFoundError: "没有这个文件，看看名字和文件夹对不对",
    IsADirectoryError: "这是文件夹，要写里面的文件",
    NotADirectoryError: "路径里有一段是文件，不是文件夹",
    PermissionError: "没有读的权限",
}


def unopened(error: OSError) -> str:
    """What is wrong, without a stop at the end."""
    return f"打不开：{REASONS.get(type(error), '读不出来，可能名字不对，或者磁盘有问题')}"
