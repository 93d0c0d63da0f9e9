using System.Net;

namespace HumasApi.ApiTests.Delivery;

/// <summary>Walks a list of Delivery as clients do, and answers the ids in reading order.</summary>
internal static class Walk
{
    private const int MaxSteps = 2_000;

    public static IReadOnlyList<string> Ids(Answer answer) =>
        [.. answer.Must(HttpStatusCode.OK).Data.AsArray().Select(row => row!["id"]!.GetValue<string>())];

    /// <summary>Follows nextCursor to the end. The limit may be another one for each page.</summary>
    public static async Task<(IReadOnlyList<string> Ids, Answer Last)> ToTheEnd(string path, Func<int> limit)
    {
        var ids = new List<string>();
        string? cursor = null;
        for (var step = 0; step < MaxSteps; step++)
        {
            var answer = await Api.Get(At(path, limit(), "cursor", cursor));
            ids.AddRange(Ids(answer));
            cursor = Cursor(answer, "nextCursor");
            Assert.That(answer.Json["meta"]!["page"]!["hasMore"]!.GetValue<bool>(), Is.EqualTo(cursor is not null), answer.Text);
            if (cursor is null)
                return (ids, answer);
        }
        throw new AssertionException($"No end of {path}.");
    }

    /// <summary>Follows prevCursor from a page back to the start; the page itself included.</summary>
    public static async Task<IReadOnlyList<string>> BackToTheStart(string path, Answer last, Func<int> limit)
    {
        var ids = new List<string>(Ids(last));
        var cursor = Cursor(last, "prevCursor");
        for (var step = 0; cursor is not null; step++)
        {
            Assert.That(step, Is.LessThan(MaxSteps), path);
            var answer = await Api.Get(At(path, limit(), "cursor", cursor));
            ids.InsertRange(0, Ids(answer));
            cursor = Cursor(answer, "prevCursor");
        }
        return ids;
    }

    /// <summary>Reads numbered pages to the end.</summary>
    public static async Task<IReadOnlyList<string>> ByPage(string path, int limit)
    {
        var ids = new List<string>();
        for (var page = 1; page < MaxSteps; page++)
        {
            var answer = await Api.Get(At(path, limit, "page", page.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            ids.AddRange(Ids(answer));
            if (!answer.Json["meta"]!["page"]!["hasMore"]!.GetValue<bool>())
                return ids;
        }
        throw new AssertionException($"No end of {path}.");
    }

    /// <summary>Path and query of an absolute link of the service.</summary>
    public static string? Link(Answer answer, string name)
    {
        if (answer.Json["links"]![name]?.GetValue<string>() is not { } link)
            return null;
        Assert.That(link, Does.StartWith("https://humas.example/v1"), answer.Text);
        return new Uri(link).PathAndQuery;
    }

    public static string? Cursor(Answer answer, string name) => answer.Json["meta"]!["page"]![name]?.GetValue<string>();

    private static string At(string path, int limit, string name, string? value) =>
        $"{path}{(path.Contains('?') ? '&' : '?')}limit={limit}{(value is null ? "" : $"&{name}={value}")}";
}
