using HumasApi.Search;

namespace HumasApi.Management.Search;

/// <summary>Writes a tsquery over the words of <see cref="WorkingWords"/>, whatever the language of a text.</summary>
internal sealed class WorkingQuery(Synonyms synonyms)
{
    private const int MinPrefix = 2;

    private readonly SearchWords indonesian = new("id");
    private readonly SearchWords english = new("en");
    private readonly HashSet<string> keys = [];

    /// <param name="groups">Each must be met by one of its parts.</param>
    /// <param name="none">None of these may be met.</param>
    /// <param name="typedLast">The group that may not be typed to its end yet.</param>
    public (string Query, IReadOnlySet<string> Keys) Of(
        IReadOnlyList<IReadOnlyList<SearchPart>> groups,
        IReadOnlyList<SearchPart> none,
        IReadOnlyList<SearchPart> typedLast
    )
    {
        var all = new List<string>();
        var singles = groups.Select(group => group is [{ IsPhrase: false, IsPrefix: false } one] ? Exact(one.Words[0]) : null).ToList();
        for (var at = 0; at < groups.Count; at++)
        {
            if (synonyms.LongestName(singles, at) is { } name)
            {
                var length = name.Split(' ').Length;
                all.Add(Name([.. groups.Skip(at).Take(length)], name, typedLast));
                at += length - 1;
                continue;
            }
            all.Add(Group(groups[at], typedLast));
        }
        return (string.Join(" & ", [.. all, .. none.Select(part => $"!({Part(part, isLast: false, marks: false)})")]), keys);
    }

    // All words of a name, or its abbreviation, or what else that stands for.
    private string Name(IReadOnlyList<IReadOnlyList<SearchPart>> groups, string name, IReadOnlyList<SearchPart> typedLast) =>
        Any([
            $"({string.Join(" & ", groups.Select(group => Group(group, typedLast)))})",
            .. synonyms
                .OfLong(name)
                .Concat(synonyms.OfSame(name).Select(other => other.Name))
                .Select(other => Phrase(other.Split(' '), true)),
        ]);

    private string Group(IReadOnlyList<SearchPart> group, IReadOnlyList<SearchPart> typedLast) =>
        Any(group.Select(part => Part(part, isLast: group == typedLast, marks: true)));

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
