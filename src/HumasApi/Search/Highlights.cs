using System.Net;
using System.Text;

namespace HumasApi.Search;

/// <summary>
/// Where a result has what was searched for: safe HTML, in which <c>mark</c> is the only element and everything else is escaped.
/// </summary>
/// <param name="keys">The words that are marked, by their forms or as they are written.</param>
/// <param name="language">Language of the text.</param>
internal sealed class Highlights(IReadOnlySet<string> keys, string language)
{
    private const int FragmentLength = 180;
    private const int Before = 50;

    // What is found so often is found early.
    private const int MaxFound = 1_000;

    private readonly SearchWords words = new(SearchWords.RulesOf(language));

    /// <summary>The whole text, marked; null where it has nothing to mark.</summary>
    public string? Whole(string text)
    {
        var found = Find(text);
        return found.Count == 0 ? null : Mark(text, 0, text.Length, found);
    }

    /// <summary>The parts of a text that say most: as many different words as possible, and as many as possible.</summary>
    public IReadOnlyList<string> Fragments(string text, int most)
    {
        var (found, fragments, taken) = (Find(text), new List<string>(), new List<(int Start, int End)>());
        var seen = new HashSet<string>();
        while (fragments.Count < most && Best(found, taken, seen) is { } best)
        {
            var (start, end) = Around(text, found[best].Start);
            taken.Add((start, end));
            seen.UnionWith(found.Where(word => word.Start >= start && word.End <= end).Select(word => word.Forms.Key));
            var marked = Mark(text, start, end, found);
            fragments.Add($"{(start > 0 ? "…" : "")}{marked}{(end < text.Length ? "…" : "")}");
        }
        return fragments;
    }

    private List<TextWord> Find(string text) =>
        [.. words.Of(text).Where(word => keys.Contains(word.Forms.Key) || keys.Contains(word.Forms.Exact)).Take(MaxFound)];

    // The word at which the best fragment begins that is not taken yet; null where none says anything new.
    private static int? Best(List<TextWord> found, List<(int Start, int End)> taken, HashSet<string> seen)
    {
        var (best, score) = ((int?)null, 0);
        for (var first = 0; first < found.Count; first++)
        {
            if (taken.Exists(part => found[first].End > part.Start - FragmentLength && found[first].Start < part.End))
                continue;
            var (distinct, all) = (new HashSet<string>(), 0);
            for (var at = first; at < found.Count && found[at].End - found[first].Start <= FragmentLength - Before; at++, all++)
                if (!seen.Contains(found[at].Forms.Key))
                    distinct.Add(found[at].Forms.Key);
            var value = distinct.Count * 100 + all;
            if (value > score && (distinct.Count > 0 || taken.Count == 0))
                (best, score) = (first, value);
        }
        return best;
    }

    // From a word before it to a word behind it.
    private static (int Start, int End) Around(string text, int at)
    {
        var start = Math.Max(0, at - Before);
        if (start > 0 && text.IndexOf(' ', start, at - start) is var space and >= 0)
            start = space + 1;
        else if (start > 0)
            start = at;
        var end = Math.Min(text.Length, start + FragmentLength);
        if (end < text.Length && text.LastIndexOf(' ', end) is var last && last > at)
            end = last;
        // No half of a character.
        if (end < text.Length && char.IsLowSurrogate(text[end]))
            end--;
        return (start, end);
    }

    private static string Mark(string text, int start, int end, List<TextWord> found)
    {
        var (html, at) = (new StringBuilder(), start);
        foreach (var word in found.Where(word => word.Start >= start && word.End <= end))
        {
            html.Append(WebUtility.HtmlEncode(text[at..word.Start])).Append("<mark>");
            html.Append(WebUtility.HtmlEncode(text[word.Start..word.End])).Append("</mark>");
            at = word.End;
        }
        return html.Append(WebUtility.HtmlEncode(text[at..end])).ToString();
    }
}
