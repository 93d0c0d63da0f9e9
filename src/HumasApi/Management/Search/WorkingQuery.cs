using HumasApi.Search;

namespace HumasApi.Management.Search;

/// <summary>Writes a tsquery over the words of <see cref="WorkingWords"/>, whatever the language of a text.</summary>
internal sealed class WorkingQuery(SearchText text, Synonyms synonyms)
{
    private const int MinPrefix = 2;

    private readonly SearchWords indonesian = new("id");
    private readonly SearchWords english = new("en");
    private readonly HashSet<string> keys = [];

    /// <summary>
    /// What somebody typed as PostgreSQL reads a tsquery, and the words that highlights mark; null where it means nothing.
    /// </summary>
    public static (string Query, IReadOnlySet<string> Keys)? Of(string typed, Synonyms synonyms)
    {
        var text = SearchText.Parse(typed);
        var query = new WorkingQuery(text, synonyms);
        return text.IsEmpty ? null : (query.Write(), query.keys);
    }

    private string Write() =>
        string.Join(
            " & ",
            text.Runs(synonyms)
                .Select(run => run.Name is { } name ? Name(run.Groups, name) : All(run.Groups))
                .Concat(text.None.Select(part => $"!({Part(part, isLast: false, marks: false)})"))
        );

    // All words of a name, or its abbreviation, or what else that stands for.
    private string Name(IReadOnlyList<IReadOnlyList<SearchPart>> groups, string name) =>
        Any([
            All(groups),
            .. synonyms
                .OfLong(name)
                .Concat(synonyms.OfSame(name).Select(other => other.Name))
                .Select(other => Phrase(other.Split(' '), true)),
        ]);

    private string All(IEnumerable<IReadOnlyList<SearchPart>> groups) => $"({string.Join(" & ", groups.Select(Group))})";

    // The last word may not be typed to its end yet.
    private string Group(IReadOnlyList<SearchPart> group) =>
        Any(group.Select(part => Part(part, isLast: group == text.All[^1], marks: true)));

    private string Part(SearchPart part, bool isLast, bool marks)
    {
        if (part.IsPhrase)
            return Phrase(part.Words, marks);
        var exact = Exact(part.Words[0]);
        var begins = exact.Length >= MinPrefix && (part.IsPrefix || (isLast && exact.Length > MinPrefix));
        return Any([
            Word(part.Words[0], marks),
            .. begins ? [WorkingWords.Quoted(exact) + ":*"] : Array.Empty<string>(),
            .. synonyms.OfShort(exact).Select(name => Phrase(name.Split(' '), marks)),
        ]);
    }

    private string Phrase(IReadOnlyList<string> words, bool marks) => $"({string.Join(" <-> ", words.Select(word => Word(word, marks)))})";

    // As it is written, and by what its forms share in either language.
    private string Word(string word, bool marks)
    {
        string[] forms = [.. new[] { indonesian.FormsOf(word).Key, english.FormsOf(word).Key, Exact(word) }.Distinct()];
        if (marks)
            keys.UnionWith(forms.Where(form => !StopWords.Contains(form)));
        return Any(forms.Select(WorkingWords.Quoted));
    }

    private string Exact(string word) => indonesian.FormsOf(word).Exact;

    private static string Any(IEnumerable<string> parts) => $"({string.Join(" | ", parts)})";
}
