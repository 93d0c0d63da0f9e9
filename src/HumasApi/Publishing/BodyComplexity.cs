using System.Text.RegularExpressions;

namespace HumasApi.Publishing;

/// <summary>
/// Bounds what a body may cost before anything parses it. By the rules of HTML a parser repeats open formatting elements
/// (b, i, a, …) in every block that follows, so a few kilobytes can ask for millions of nodes; and a tree of tens of
/// thousands of elements takes seconds to clean. No article comes near these bounds.
/// </summary>
internal static partial class BodyComplexity
{
    public const int MaxTags = 10_000;
    public const int MaxDepth = 200;

    // Characters of open formatting tags that the parser would write again.
    private const int MaxRepeated = 200_000;

    private static readonly HashSet<string> Formatting = new(StringComparer.OrdinalIgnoreCase) { "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u" };

    // Elements that end by themselves say nothing about depth.
    private static readonly HashSet<string> EndByThemselves = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "br", "hr", "img", "input", "meta", "link", "base", "col", "embed", "source", "track", "wbr", "area",
    };

    [GeneratedRegex(@"<(/?)([A-Za-z][^\s/>]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    /// <summary>True when the body can be parsed and cleaned in well under a second.</summary>
    public static bool IsBearable(string? source)
    {
        if (source is null) return true;
        var open = new Dictionary<string, List<int>>(StringComparer.OrdinalIgnoreCase);
        var (tags, depth, openLength, repeated) = (0, 0, 0, 0L);
        foreach (var match in Tag().EnumerateMatches(source))
        {
            var text = source.AsSpan(match.Index + 1, match.Length - 1);
            var ends = text[0] == '/';
            var name = (ends ? text[1..] : text).ToString();
            if (++tags > MaxTags) return false;
            if (Formatting.Contains(name))
            {
                if (!open.TryGetValue(name, out var lengths)) open[name] = lengths = [];
                if (!ends)
                {
                    var close = source.IndexOf('>', match.Index);
                    lengths.Add((close < 0 ? source.Length : close) - match.Index);
                    openLength += lengths[^1];
                }
                else if (lengths.Count > 0)
                {
                    openLength -= lengths[^1];
                    lengths.RemoveAt(lengths.Count - 1);
                }
            }
            else if ((repeated += openLength) > MaxRepeated) return false;
            if (!EndByThemselves.Contains(name) && (depth = ends ? Math.Max(0, depth - 1) : depth + 1) > MaxDepth) return false;
        }
        return true;
    }
}
