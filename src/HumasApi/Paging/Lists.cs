using HumasApi.Contract;
using HumasApi.Http;

namespace HumasApi.Paging;

/// <summary>What a list handler found.</summary>
/// <param name="Rows">The rows of the page, in the order asked for.</param>
/// <param name="Page">Which part of the list they are.</param>
/// <param name="Resolved">Filters that named a retired slug or a merged tag, and how they were read.</param>
/// <param name="Unmatched">Filter values that name nothing.</param>
internal sealed record ListPart<T>(
    IReadOnlyList<T> Rows,
    PageMeta Page,
    IReadOnlyList<ResolvedFilter> Resolved,
    IReadOnlyList<UnmatchedFilter> Unmatched
)
{
    /// <summary>What the rows show, for the cache.</summary>
    public Shown Shown { get; init; } = Shown.EveryArticle;

    public static ListPart<T> Of((IReadOnlyList<T> Rows, PageMeta Meta) cut, Filters? filters = null) =>
        new(cut.Rows, cut.Meta, filters?.Resolved ?? [], filters?.Unmatched ?? []);
}

/// <summary>How the values of filters that name records were read.</summary>
internal sealed class Filters
{
    public List<ResolvedFilter> Resolved { get; } = [];
    public List<UnmatchedFilter> Unmatched { get; } = [];
}

/// <summary>Puts what a list handler found into the envelope of the wing.</summary>
internal static class Lists
{
    public static IResult Manage<T>(HttpContext http, PublicUrl url, ListPart<T> part)
    {
        var links = url.LinksOf(http.Request, part.Page);
        return new ManagementResult<ListResponse<T>>(new(part.Rows, new(part.Page, part.Resolved, part.Unmatched), links))
        {
            Link = PublicUrl.LinkHeader(links),
        };
    }

    public static IResult Deliver<T>(HttpContext http, PublicUrl url, ListPart<T> part, LargeResponses.Place? place = null)
    {
        var links = url.LinksOf(http.Request, part.Page);
        return new DeliveryResult<ListResponse<T>>(new(part.Rows, new(part.Page, part.Resolved, part.Unmatched), links))
        {
            Link = PublicUrl.LinkHeader(links),
            Place = place,
            Shown = part.Shown,
        };
    }
}
