namespace HumasApi.Search;

/// <summary>A part of what somebody searches for.</summary>
/// <param name="Words">Its words, in lower case and without accents: one, or those of a phrase.</param>
/// <param name="IsPhrase">Whether they stand side by side.</param>
/// <param name="IsPrefix">Whether the last of them is the beginning of a word.</param>
internal sealed record SearchPart(IReadOnlyList<string> Words, bool IsPhrase, bool IsPrefix = false);

/// <summary>Groups that are looked for together: a day of three words, a name that has an abbreviation, or else one group.</summary>
/// <param name="Groups">The groups, in their order.</param>
/// <param name="Days">All ways to write the day that they are; none where they are no day.</param>
/// <param name="Name">The name that they are; null where they are none.</param>
internal sealed record SearchRun(IReadOnlyList<IReadOnlyList<SearchPart>> Groups, IReadOnlyList<string[]> Days, string? Name);

/// <summary>
/// What somebody searches for: words, "phrases", -exclusions, alternatives with OR, beginnings with *. Anything can be typed; what means
/// nothing is passed over.
/// </summary>
/// <param name="All">Each of these groups must be met by one of its parts.</param>
/// <param name="None">None of these may be met.</param>
internal sealed record SearchText(IReadOnlyList<IReadOnlyList<SearchPart>> All, IReadOnlyList<SearchPart> None)
{
    public const int MaxLength = 500;

    /// <summary>What can be typed, as the documents say it.</summary>
    public const string Syntax = "Words, all of which are wanted; \"a phrase\"; -excluded; one OR another; the beginning* of a word.";

    private const int MaxParts = 32;
    private const int MaxWords = 12;

    public bool IsEmpty => All.Count == 0;

    /// <summary>The groups without stop words, unless there is nothing else.</summary>
    public IReadOnlyList<IReadOnlyList<SearchPart>> Meaningful => All.All(IsStopWord) ? All : [.. All.Where(group => !IsStopWord(group))];

    /// <summary>The words that are passed over, since nearly every text has them.</summary>
    public IEnumerable<string> Ignored => All.All(IsStopWord) ? [] : All.Where(IsStopWord).Select(group => SingleOf(group)!);

    /// <summary>The meaningful groups, and which of them are a day or a name together.</summary>
    public IEnumerable<SearchRun> Runs(Synonyms synonyms)
    {
        var groups = Meaningful;
        var singles = groups.Select(SingleOf).ToList();
        for (var at = 0; at < groups.Count; )
        {
            var days =
                at + SearchDates.Words <= singles.Count
                    ? SearchDates.Of([.. singles.GetRange(at, SearchDates.Words).OfType<string>()])
                    : [];
            var name = days.Count > 0 ? null : synonyms.LongestName(singles, at);
            var length = days.Count > 0 ? SearchDates.Words : name?.Split(' ').Length ?? 1;
            yield return new SearchRun([.. groups.Skip(at).Take(length)], days, name);
            at += length;
        }
    }

    /// <summary>The one word of a group; null where it is more, or not a whole word.</summary>
    public static string? SingleOf(IReadOnlyList<SearchPart> group) =>
        group is [{ IsPhrase: false, IsPrefix: false } part] ? part.Words[0] : null;

    private static bool IsStopWord(IReadOnlyList<SearchPart> group) => SingleOf(group) is { } word && StopWords.Contains(word);

    public static SearchText Parse(string text)
    {
        var (all, none, words) = (new List<List<SearchPart>>(), new List<SearchPart>(), new SearchWords("id"));
        var (at, isOther, count) = (0, false, 0);
        while (count < MaxParts && NextPiece(text, ref at) is { } piece)
        {
            if (piece is { IsQuoted: false, Text: "OR" or "|" or "ATAU" })
            {
                isOther = all.Count > 0;
                continue;
            }
            List<string> found = [.. words.Of(piece.Text).Take(MaxWords).Select(word => word.Forms.Exact)];
            if (found.Count == 0)
                continue;
            count++;
            // A word in parts, such as 17:16 or semi-final, is a phrase.
            var isPrefix = !piece.IsQuoted && piece.Text.EndsWith('*');
            var part = new SearchPart(found, found.Count > 1, isPrefix && found.Count == 1);
            if (piece.IsExcluded)
                none.Add(part);
            else if (isOther)
                all[^1].Add(part);
            else
                all.Add([part]);
            isOther = false;
        }
        return new SearchText([.. all], none);
    }

    private static Piece? NextPiece(string text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        if (at >= text.Length)
            return null;
        var isExcluded = text[at] is '-' or '\u2212' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);
        var start = isExcluded ? at + 1 : at;
        if (IsQuote(text[start]))
        {
            var end = start + 1;
            while (end < text.Length && !IsQuote(text[end]))
                end++;
            at = Math.Min(end + 1, text.Length);
            return new Piece(text[(start + 1)..end], IsQuoted: true, isExcluded);
        }
        at = start;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && !IsQuote(text[at]))
            at++;
        // "II A" is one word.
        if (
            SearchWords.IsRoman(text.AsSpan(start, at - start))
            && at + 1 < text.Length
            && text[at + 1] is >= 'A' and <= 'D'
            && (at + 2 == text.Length || char.IsWhiteSpace(text[at + 2]))
        )
            at += 2;
        return new Piece(text[start..at], IsQuoted: false, isExcluded);
    }

    private static bool IsQuote(char character) => character is '"' or '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u00AB' or '\u00BB';

    private sealed record Piece(string Text, bool IsQuoted, bool IsExcluded);
}
