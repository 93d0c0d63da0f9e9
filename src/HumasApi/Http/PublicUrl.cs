using HumasApi.Contract;
using Microsoft.AspNetCore.WebUtilities;

namespace HumasApi.Http;

/// <summary>
/// The address under which clients know the service. Links are made from this setting, never from the Host header, which a client
/// may forge.
/// </summary>
internal sealed class PublicUrl(Uri root)
{
    public string Root { get; } = root.AbsoluteUri.TrimEnd('/');

    public string To(string path) => Root + path;

    /// <summary>Address of the present request, as clients see it.</summary>
    public string Self(HttpRequest request) => Root + request.PathBase + request.Path + Query(request);

    /// <summary>The query as it was sent, but for what would end a link in a Link header.</summary>
    public static string Query(HttpRequest request) =>
        request
            .QueryString.ToString()
            .Replace("<", "%3C", StringComparison.Ordinal)
            .Replace(">", "%3E", StringComparison.Ordinal)
            .Replace("\"", "%22", StringComparison.Ordinal);

    /// <summary>Links of a list: the same filters, another place.</summary>
    public ListLinks LinksOf(HttpRequest request, PageMeta page) =>
        new(
            Self(request),
            With(request, null, null),
            page.NextCursor is null ? null : Onward(request, page, page.NextCursor, 1),
            page.PrevCursor is null ? null : Onward(request, page, page.PrevCursor, -1)
        );

    public static string LinkHeader(ListLinks links) =>
        string.Join(
            ", ",
            new[] { ("self", links.Self), ("first", links.First), ("next", links.Next), ("prev", links.Prev) }
                .Where(link => link.Item2 is not null)
                .Select(link => $"<{link.Item2}>; rel=\"{link.Item1}\"")
        );

    // Numbered pages lead to numbered pages while they reach, then to a cursor.
    private string Onward(HttpRequest request, PageMeta page, string cursor, int step) =>
        page.Number is { } number && (number + step) * page.Limit <= PageRequest.LastPagedRow
            ? With(request, null, number + step)
            : With(request, cursor, null);

    private string With(HttpRequest request, string? cursor, int? page)
    {
        var query = request
            .Query.Where(pair => pair.Key is not ("cursor" or "page"))
            .Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.ToString()))
            .ToList();
        if (cursor is not null)
            query.Add(new("cursor", cursor));
        // The first part of a list that is read by numbers is page 1, else the counts would vanish.
        if (page is not null || (cursor is null && request.Query.ContainsKey("page")))
            query.Add(new("page", (page ?? 1).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return QueryHelpers.AddQueryString(Root + request.PathBase + request.Path, query);
    }
}
