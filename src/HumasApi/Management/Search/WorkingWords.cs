using System.Text;
using HumasApi.Domain;
using HumasApi.Search;

namespace HumasApi.Management.Search;

/// <summary>
/// Words of working texts for PostgreSQL's full text search, by the rules of the public search: each word as it is written and by what
/// all its forms share, at the same place.
/// </summary>
internal static class WorkingWords
{
    // What PostgreSQL counts places up to; words behind it are found, but in no phrase.
    private const int MaxPlace = 16_383;

    // So many places of a word PostgreSQL keeps.
    private const int MaxPlaces = 255;
    private const int MaxWords = 50_000;

    // PostgreSQL takes a megabyte.
    private const int MaxBytes = 500_000;

    /// <summary>The words of a revision, as PostgreSQL reads a tsvector.</summary>
    public static string Of(ArticleRevision revision) =>
        Of(
            revision.Language,
            [revision.Title, .. ArticleText.Texts.Select(member => (string?)member.GetValue(revision)), PlainText.Of(revision.Body ?? "")]
        );

    /// <summary>The words of texts, one after the other, as PostgreSQL reads a tsvector.</summary>
    public static string Of(string language, IEnumerable<string?> texts)
    {
        var words = new SearchWords(SearchWords.RulesOf(language));
        var (places, place, bytes) = (new Dictionary<string, List<int>>(), 0, 0);
        foreach (var text in texts.OfType<string>())
        {
            foreach (var word in words.Of(text).Where(word => word.Forms.Exact.Length > 0).Take(MaxWords))
            {
                place = Math.Min(place + 1, MaxPlace);
                Add(word.Forms.Key);
                if (word.Forms.Exact != word.Forms.Key)
                    Add(word.Forms.Exact);
            }
            // No phrase goes from one text to the next.
            place = Math.Min(place + 1, MaxPlace);
        }
        var vector = new StringBuilder();
        foreach (var (word, at) in places)
            vector.Append(Quoted(word)).Append(':').AppendJoin(',', at).Append(' ');
        return vector.ToString();

        void Add(string word)
        {
            if (!places.TryGetValue(word, out var at))
            {
                if (bytes > MaxBytes)
                    return;
                bytes += Encoding.UTF8.GetByteCount(word);
                places[word] = at = [];
            }
            if (at.Count < MaxPlaces && (at.Count == 0 || at[^1] != place))
                at.Add(place);
        }
    }

    /// <summary>
    /// What somebody typed as PostgreSQL reads a tsquery, and the words that highlights mark; null where it means nothing.
    /// </summary>
    public static (string Query, IReadOnlySet<string> Keys)? QueryOf(string typed, Synonyms synonyms)
    {
        var text = SearchText.Parse(typed);
        // A mark without a letter is no word.
        var said = text.All.Where(group => group.All(HasWords)).ToList();
        var meaningful = said.Where(group => !IsStopWord(group)).ToList();
        var groups = meaningful.Count > 0 ? meaningful : said;
        return groups.Count == 0 ? null : new WorkingQuery(synonyms).Of(groups, [.. text.None.Where(HasWords)], text.All[^1]);
    }

    private static bool HasWords(SearchPart part) => part.Words.All(word => word.Length > 0);

    private static bool IsStopWord(IReadOnlyList<SearchPart> group) =>
        group is [{ IsPhrase: false, IsPrefix: false } part] && StopWords.Contains(part.Words[0]);

    /// <summary>A word as tsvector and tsquery take it.</summary>
    public static string Quoted(string word) =>
        $"'{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
