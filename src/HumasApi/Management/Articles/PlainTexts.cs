using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HumasApi.Domain;
using HumasApi.Html;
using HumasApi.Http;

namespace HumasApi.Management.Articles;

/// <summary>Finds HTML in the members of an article that are plain text: readers would see the tags and entities themselves.</summary>
internal static partial class PlainTexts
{
    // In the order of the members; the texts are read from the input, which has them trimmed.
    private static readonly (string Pointer, Func<ArticleInput, string?> Text)[] Members =
    [
        ("/title", input => input.Title),
        .. ArticleText.Texts.Select(member =>
            (Pointers.FromPropertyPath(member.Name), new Func<ArticleInput, string?>(input => (string?)member.GetValue(input)))
        ),
        ("/coverImage/alt", input => input.CoverImage?.Alt),
        ("/coverImage/caption", input => input.CoverImage?.Caption),
        ("/coverImage/credit", input => input.CoverImage?.Credit),
        ("/attribution/name", input => input.Attribution?.Name),
        ("/seo/title", input => input.Seo.Title),
        ("/seo/description", input => input.Seo.Description),
    ];

    /// <summary>Warnings, and behind them those of the plain texts.</summary>
    /// <param name="warnings">What is known.</param>
    /// <param name="input">The input.</param>
    /// <param name="sent">What the request sent of it; null: all.</param>
    public static IReadOnlyList<BodyWarning> AddLookAlikes(IReadOnlyList<BodyWarning> warnings, ArticleInput input, JsonObject? sent) =>
        [.. warnings, .. LookAlikes(input, sent)];

    private static IEnumerable<BodyWarning> LookAlikes(ArticleInput input, JsonObject? sent)
    {
        foreach (var (pointer, textOf) in Members)
        {
            if (textOf(input) is not { } text || (sent is not null && !sent.ContainsKey(pointer.Split('/')[1])))
                continue;
            var place = pointer == "/title" ? "title" : "text";
            foreach (var (kind, found) in new[] { ("markup", Found(Tag(), text)), ("entity", Found(Entity(), text)) })
                if (found.Count > 0)
                    yield return new BodyWarning(
                        $"{kind}-in-{place}",
                        BodyChanges.Visible(found[0])!,
                        found.Count,
                        "plain-text",
                        BodyChanges.Visible(text)
                    )
                    {
                        Pointer = pointer,
                    };
        }
    }

    private static List<string> Found(Regex pattern, string text) =>
        text.AsSpan().IndexOfAny('<', '&') < 0
            ? []
            :
            [
                .. pattern
                    .Matches(text)
                    .Select(match => match.Value)
                    .Where(found => found[0] == '<' || WebUtility.HtmlDecode(found) != found),
            ];

    [GeneratedRegex(@"</?[a-z][a-z0-9]{0,15}(?:\s[^<>]{0,300})?/?>", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex(@"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", RegexOptions.IgnoreCase)]
    private static partial Regex Entity();
}
