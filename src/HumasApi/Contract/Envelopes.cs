namespace HumasApi.Contract;

/// <summary>One item in its envelope.</summary>
/// <param name="Data">The item.</param>
/// <param name="Meta">Remarks about this response.</param>
/// <param name="Links">Related addresses.</param>
internal sealed record ItemResponse<T>(T Data, ItemMeta Meta, ItemLinks Links);

/// <summary>Remarks about an item.</summary>
internal sealed record ItemMeta;

/// <summary>Links of an item; absolute.</summary>
/// <param name="Self">The address of this item.</param>
internal sealed record ItemLinks(string Self);

/// <summary>A part of a list.</summary>
/// <param name="Data">The rows, in the order asked for.</param>
/// <param name="Meta">The page, and how filter values were read.</param>
/// <param name="Links">Related addresses.</param>
internal sealed record ListResponse<T>(IReadOnlyList<T> Data, ListMeta Meta, ListLinks Links);

/// <summary>Remarks about a list.</summary>
/// <param name="Page">Which part of the list this is.</param>
/// <param name="Resolved">Filters that named a retired slug or a merged tag, and how they were read.</param>
/// <param name="Unmatched">Filter values that name nothing public; they match nothing.</param>
internal sealed record ListMeta(PageMeta Page, IReadOnlyList<ResolvedFilter> Resolved, IReadOnlyList<UnmatchedFilter> Unmatched);

/// <summary>Which part of a list an answer holds.</summary>
/// <param name="Limit">Rows asked for; the answer may have fewer although more follow.</param>
/// <param name="Number">Number of the page, counted from 1; null when a cursor is followed.</param>
/// <param name="HasMore">Whether rows follow. The only sign of the end.</param>
/// <param name="NextCursor">Place after the last row; null at the end.</param>
/// <param name="PrevCursor">Place before the first row; null at the start.</param>
/// <param name="Total">Rows of the whole list; null when they were not counted.</param>
/// <param name="TotalKind">exact, atLeast (counting stopped at the total given) or none.</param>
internal sealed record PageMeta(int Limit, int? Number, bool HasMore, string? NextCursor, string? PrevCursor, int? Total, string TotalKind);

/// <summary>A filter value that was read as another.</summary>
/// <param name="Parameter">Name of the query parameter.</param>
/// <param name="Value">The retired slug that was sent.</param>
/// <param name="Slug">The slug it stands for today.</param>
internal sealed record ResolvedFilter(string Parameter, string Value, string Slug);

/// <summary>A filter value that names nothing public.</summary>
/// <param name="Parameter">Name of the query parameter.</param>
/// <param name="Value">The value that was sent.</param>
internal sealed record UnmatchedFilter(string Parameter, string Value);

/// <summary>How filter values were read.</summary>
/// <param name="Resolved">Filters that named a retired slug or a merged tag, and how they were read.</param>
/// <param name="Unmatched">Filter values that name nothing public.</param>
internal sealed record FilterMeta(IReadOnlyList<ResolvedFilter> Resolved, IReadOnlyList<UnmatchedFilter> Unmatched);

/// <summary>Links of a list; absolute, with all filters. <c>next</c> is the one to follow.</summary>
/// <param name="Self">This part.</param>
/// <param name="First">The first part.</param>
/// <param name="Next">The following part; null at the end.</param>
/// <param name="Prev">The preceding part; null at the start.</param>
internal sealed record ListLinks(string Self, string First, string? Next, string? Prev);
