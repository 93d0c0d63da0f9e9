using HumasApi.Benchmarks.Seeding;

namespace HumasApi.Benchmarks.Plans;

/// <summary>A request that is measured.</summary>
internal sealed record Request(string Path, ListOrder Order);

/// <summary>Every list of the contract: each filter and sort alone, and the pairs that websites and editors use.</summary>
internal static class Requests
{
    private const string Heavy = "unit=" + Cast.HeaviestSlug;
    private const string Quiet = "unit=upt-600";
    private const string All = "unit=" + Cast.Top + "&scope=subtree";
    private static readonly string Busy = $"unit={Cast.BusyRegion}&scope=subtree";
    private static readonly string Silent = $"unit={Cast.SilentRegion}&scope=subtree";
    private static readonly string SilentUnit = $"unit={Cast.SilentRegion}";
    private const string Common = "tag=" + Cast.CommonTag;
    private const string Rare = "tag=" + Cast.RareTag;
    private const string Prolific = "author=penulis-" + Cast.HeaviestSlug + "-a";
    private const string Occasional = "author=penulis-upt-600-a";

    // The middle of the archive lies in it: a cursor from outside a range names no place that a client comes from.
    private const string HalfYear = "publishedFrom=2021-07-01&publishedBefore=2022-01-01";
    private const string Mentioned = "mentionedUnit=" + Cast.Top;

    /// <param name="article">A live article: id and slug.</param>
    /// <param name="ids">A page of ids.</param>
    /// <param name="revised">Id of the article with many revisions.</param>
    public static IReadOnlyList<Request> Of((string Id, string Slug) article, string ids, string revised) =>
        [
            .. Lists(
                "/v1/articles",
                ListOrder.Published,
                "",
                "sort=publishedAt",
                "include=body",
                "limit=100",
                Heavy,
                Quiet,
                $"{Heavy},upt-600",
                All,
                Busy,
                Silent,
                Mentioned,
                Common,
                Rare,
                Prolific,
                Occasional,
                "kind=news",
                "kind=speech",
                "kind=clarification",
                "language=id",
                "language=en",
                HalfYear,
                $"{HalfYear}&sort=publishedAt",
                $"{All}&{Common}",
                $"{Busy}&{Common}",
                $"{Silent}&{Common}",
                $"{All}&{Rare}",
                $"{Busy}&{Rare}",
                $"{Heavy}&{Common}",
                $"{Quiet}&{Common}",
                $"{Heavy}&{Rare}",
                $"{Prolific}&{HalfYear}",
                $"{Occasional}&{HalfYear}",
                $"{Prolific}&{Common}",
                $"{Prolific}&{Rare}",
                $"{Prolific}&{Heavy}",
                $"{Prolific}&{Quiet}",
                $"{Prolific}&kind=speech",
                $"{Common}&kind=speech",
                $"{Common}&kind=clarification",
                $"{Rare}&kind=news",
                $"{Common}&language=en",
                $"{Common}&{HalfYear}",
                "language=en&" + HalfYear,
                "language=en&kind=speech",
                $"{Heavy}&kind=speech",
                $"{Heavy}&kind=clarification",
                $"{Heavy}&language=en",
                $"{Heavy}&{HalfYear}",
                $"{All}&kind=speech",
                $"{Busy}&kind=speech",
                $"{Silent}&kind=news",
                $"{Busy}&language=en",
                $"{All}&{HalfYear}",
                $"{Busy}&{HalfYear}",
                $"{Silent}&{HalfYear}",
                $"kind=speech&{HalfYear}",
                $"{Mentioned}&{Common}",
                $"{Mentioned}&{Heavy}",
                $"{Mentioned}&{HalfYear}",
                $"{Busy}&{Common}&kind=speech",
                $"{Busy}&{Common}&{HalfYear}",
                SilentUnit,
                $"{SilentUnit}&{Common}",
                $"{SilentUnit}&kind=news",
                $"{All}Then",
                $"{Busy}Then",
                $"{Busy}&line=administrative",
                $"{Busy}Then&{Common}"
            ),
            .. Lists("/v1/articles", ListOrder.Modified, "modifiedSince=2016-01-01T00:00:00Z&sort=modifiedAt"),
            .. Lists(
                "/v1/articles",
                ListOrder.None,
                "modifiedSince=2026-10-30T00:00:00Z&sort=modifiedAt",
                $"ids={ids}",
                "page=1",
                "page=500",
                "count=exact",
                $"{Common}&page=1",
                $"{Common}&page=500",
                $"{Common}&count=exact",
                $"{All}&page=1",
                $"{All}&page=500",
                $"{All}&count=exact",
                $"{Busy}&page=500",
                $"{Silent}&page=1",
                "kind=speech&page=500",
                "kind=speech&count=exact",
                $"{Common}&kind=speech&page=500"
            ),
            new($"/v1/articles/{article.Id}", ListOrder.None),
            new($"/v1/articles/by-slug/{article.Slug}", ListOrder.None),
            .. Lists("/v1/articles/months", ListOrder.None, "", Heavy, Quiet, All, Busy, Silent, Common, Rare),
            .. Lists(
                "/v1/units",
                ListOrder.UnitName,
                "",
                "q=rumah",
                "q=9",
                "kind=technicalUnit",
                "active=true",
                $"parent={Cast.BusyRegion}",
                $"kind=technicalUnit&parent={Cast.BusyRegion}"
            ),
            .. Lists("/v1/units", ListOrder.None, "page=38", "count=exact", "asOf=2022-10-12"),
            .. Lists("/v1/units/tree", ListOrder.None, "", "depth=1", $"root={Cast.BusyRegion}", "asOf=2022-10-12&line=administrative"),
            new($"/v1/units/by-slug/{Cast.Top}", ListOrder.None),
            .. Lists("/v1/tags", ListOrder.TagName, "", "q=top", "kind=category"),
            .. Lists("/v1/tags", ListOrder.TagCount, "sort=-articleCount", "kind=category&sort=-articleCount"),
            .. Lists("/v1/authors", ListOrder.AuthorName, "", "q=pen", Heavy, "active=true"),
            .. Lists("/v1/authors", ListOrder.AuthorCount, "sort=-articleCount", $"{Heavy}&sort=-articleCount"),
            .. Lists(
                "/manage/v1/articles",
                ListOrder.Edited,
                "",
                "publication=live",
                "publication=unpublished",
                "publication=none",
                "draftState=draft",
                Heavy,
                Quiet,
                All,
                Busy,
                Silent,
                Common,
                Rare,
                Prolific,
                Occasional,
                "q=panen sayur",
                "q=tidak ada",
                "q=di",
                "editedSince=2016-01-01T00:00:00Z",
                "editedSince=2026-10-30T00:00:00Z",
                $"{Heavy}&draftState=draft",
                $"{Silent}&draftState=draft",
                $"{Busy}&publication=live",
                $"{Heavy}&publication=unpublished",
                $"{Heavy}&{Common}",
                $"{Heavy}&{Rare}",
                $"{Busy}&{Common}",
                $"{Silent}&{Common}",
                $"{Common}&draftState=draft",
                $"{Rare}&publication=live",
                $"{Heavy}&q=panen sayur",
                $"{Silent}&q=panen sayur",
                $"{Prolific}&{Common}",
                $"{Prolific}&draftState=draft",
                $"{Heavy}&editedSince=2021-01-01T00:00:00Z",
                "draftState=draft&editedSince=2021-01-01T00:00:00Z"
            ),
            .. Lists(
                "/manage/v1/articles",
                ListOrder.None,
                "page=1",
                "page=500",
                "count=exact",
                $"{Common}&page=1",
                $"{Common}&count=exact",
                $"{All}&page=1",
                "q=panen sayur&page=1"
            ),
            new($"/manage/v1/articles/{article.Id}", ListOrder.None),
            .. Lists($"/manage/v1/articles/{revised}/revisions", ListOrder.Revision, ""),
            .. Lists(
                "/manage/v1/units",
                ListOrder.UnitName,
                "",
                "q=rumah",
                "kind=technicalUnit",
                "active=true",
                $"parent={Cast.BusyRegion}"
            ),
            .. Lists("/manage/v1/tags", ListOrder.TagName, "", "q=top", "kind=category", "merged=true"),
            .. Lists("/manage/v1/authors", ListOrder.AuthorName, "", "q=pen", Heavy, "active=true"),
        ];

    private static IEnumerable<Request> Lists(string path, ListOrder order, params string[] queries) =>
        queries.Select(query => new Request(query.Length == 0 ? path : $"{path}?{query}", order));
}
