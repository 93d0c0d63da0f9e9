using System.Globalization;
using HumasApi.Benchmarks.Searching;
using HumasApi.Domain;

namespace HumasApi.Benchmarks.Seeding;

/// <summary>
/// Makes article number n of an archive of N: the same for the same seed, in order of time over ten years. Ids of units,
/// tags and authors come from the product and differ from run to run; which of them an article has does not.
/// </summary>
internal sealed class StoryMaker(Cast cast, int count, int seed, int bodyBytes, GeneratedNews? news = null)
{
    /// <summary>The archive ends here.</summary>
    public static readonly DateTimeOffset Until = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private const int Years = 10;

    /// <summary>Saves of the article in the middle of the archive, for lists of revisions.</summary>
    public const int ManyRevisions = 500;
    private static readonly DateTimeOffset From = Until.AddYears(-Years);

    private readonly Zipf units = new(cast.Speaking.Count);
    private readonly Zipf tags = new(cast.Tags.Count - 2);
    private readonly TextMaker texts = new(seed);

    /// <summary>A version 7 UUID of a moment: sorts with the time, and is the same each time.</summary>
    public static Guid IdOf(DateTime at, int number, int part)
    {
        Span<byte> bytes = stackalloc byte[16];
        var milliseconds = new DateTimeOffset(at, TimeSpan.Zero).ToUnixTimeMilliseconds();
        for (var place = 0; place < 6; place++)
            bytes[place] = (byte)(milliseconds >> (8 * (5 - place)));
        (bytes[6], bytes[7], bytes[8], bytes[9]) = ((byte)(0x70 | (part >> 8)), (byte)part, 0x80, 0);
        for (var place = 0; place < 4; place++)
            bytes[12 + place] = (byte)(number >> (8 * (3 - place)));
        return new Guid(bytes, bigEndian: true);
    }

    public Story Make(int number)
    {
        var chance = new Chance(seed, number);
        var at = At(number);
        var unit = chance.Next() < 0.3 ? cast.Heaviest : cast.Speaking[units.Rank(chance.Next())];
        var english = number % 33 == 0;
        var revisions =
            number == count / 2 ? ManyRevisions
            : number % 10 == 3 ? 2
            : 1;
        var state =
            number % 100 == 7 ? StoryState.Draft
            : number % 200 == 57 ? StoryState.Unpublished
            : StoryState.Live;
        // Words as those of a language, for a search; or cheap ones.
        var words = news?.Article(number);
        var title = words?.Title ?? TextMaker.Title(ref chance, english);
        return new Story
        {
            Number = number,
            Id = IdOf(at, number, 0),
            State = state,
            Revisions = revisions,
            Live =
                state != StoryState.Live ? null
                : number % 200 == 3 ? revisions - 1
                : revisions,
            Slug = $"{Slug.From(title, "artikel")}-{number.ToString(CultureInfo.InvariantCulture)}",
            Kind = Kind(ref chance, number),
            Language = english ? "en" : "id",
            // Half of the English articles translate the Indonesian one before them.
            TranslationOf = number % 66 == 0 ? IdOf(At(number - 1), number - 1, 0) : null,
            Title = title,
            Summary = words?.Summary ?? texts.Sentence(ref chance, english),
            Body = words?.Body ?? texts.Body(ref chance, english, bodyBytes),
            At = at,
            Unit = unit,
            Mentioned = chance.Next() < 0.3 ? [chance.Of(cast.Mentionable)] : [],
            Authors = chance.Next() < 0.9 ? [cast.Authors[unit][chance.Below(2)]] : [],
            Tags = Tags(ref chance, number),
        };
    }

    // Whole seconds, as all times of the contract; spread evenly, so a tenth of the archive is a year.
    private DateTime At(int number)
    {
        var step = (Until - From).TotalSeconds / count;
        return From.UtcDateTime.AddSeconds(Math.Floor((number - 1) * step));
    }

    // A tenth of the archive is older than the last clarification: who asks for these searches far.
    private string Kind(ref Chance chance, int number)
    {
        var at = chance.Next();
        return number < count / 10 && at < 0.01 ? "clarification"
            : at < 0.02 ? "speech"
            : at < 0.06 ? "announcement"
            : at < 0.15 ? "pressRelease"
            : "news";
    }

    private Guid[] Tags(ref Chance chance, int number)
    {
        var found = new List<Guid>(4);
        if (chance.Next() < 0.3)
            found.Add(cast.Tags[0]);
        for (var more = chance.Below(4); more > 0; more--)
        {
            var tag = cast.Tags[1 + tags.Rank(chance.Next())];
            if (!found.Contains(tag))
                found.Add(tag);
        }
        if (number % Math.Max(1, count / 5) == 1)
            found.Add(cast.Tags[^1]);
        return [.. found];
    }
}
