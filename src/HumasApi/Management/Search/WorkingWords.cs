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
            foreach (var word in words.Of(text).Take(MaxWords))
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

    /// <summary>A word as tsvector and tsquery take it.</summary>
    public static string Quoted(string word) =>
        $"'{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
