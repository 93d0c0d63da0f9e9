using System.Globalization;
using System.Text;
using HumasApi.Contract;
using HumasApi.Domain;

namespace HumasApi.Http;

/// <summary>
/// Reads the query of a request into types, collecting everything that is malformed; <see cref="Done"/> reports all of it as one
/// 400.
/// </summary>
internal sealed class QueryReader(HttpRequest request)
{
    // What may change while a cursor is followed.
    private static readonly string[] PagingNames = ["cursor", "limit", "page", "count", "fields", "include"];
    private readonly List<ProblemError> errors = [];

    public bool Has(string name) => request.Query.ContainsKey(name);

    public void Fail(string name, ProblemCode code, string? message = null) => errors.Add(code.InParameter(name, message));

    /// <summary>Free text, trimmed; null when absent.</summary>
    public string? Text(string name, int maxLength = 200)
    {
        if (!Has(name))
            return null;
        var text = request.Query[name].ToString().Trim();
        if (text.Length == 0)
            Fail(
                name,
                Problems.EmptyValue,
                Sentence.Of($"{name} is empty. Give a value or leave it out.", $"{name} kosong. Beri nilai atau jangan sertakan.")
            );
        else if (text.Length > maxLength)
            Fail(name, Problems.TooLong, Sentence.Of($"At most {maxLength} characters.", $"Paling banyak {maxLength} karakter."));
        else if (Domain.Text.HasControls(text, multiline: false) || text.Contains('\uFFFD'))
            Fail(
                name,
                Problems.ControlCharacter,
                Sentence.Of("Control characters are not allowed.", "Karakter kontrol tidak diperbolehkan.")
            );
        else
            return text;
        return null;
    }

    public int? Integer(string name, int minimum, int maximum)
    {
        if (!Has(name))
            return null;
        if (
            int.TryParse(request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= minimum
            && number <= maximum
        )
            return number;
        Fail(
            name,
            Problems.OutOfRange,
            name == "limit"
                    ? Sentence.Of(
                        $"limit is a whole number from {minimum} to {maximum}. For more rows follow links.next.",
                        $"limit adalah bilangan bulat dari {minimum} sampai {maximum}. Untuk baris selanjutnya ikuti links.next."
                    )
                : maximum == int.MaxValue
                    ? Sentence.Of($"{name} is a whole number from {minimum} on.", $"{name} adalah bilangan bulat mulai dari {minimum}.")
                : Sentence.Of(
                    $"{name} is a whole number from {minimum} to {maximum}.",
                    $"{name} adalah bilangan bulat dari {minimum} sampai {maximum}."
                )
        );
        return null;
    }

    /// <summary>A text that cannot be left out.</summary>
    public string? RequiredText(string name, int maxLength)
    {
        if (Has(name))
            return Text(name, maxLength);
        Fail(name, Problems.Required);
        return null;
    }

    public bool? Flag(string name)
    {
        var word = Word(name, ["true", "false"]);
        return word is null ? null : word == "true";
    }

    /// <summary>One of the values that a parameter accepts.</summary>
    public string? Word(string name, IReadOnlyList<string> words)
    {
        if (!Has(name))
            return null;
        var word = request.Query[name].ToString();
        if (words.Contains(word))
            return word;
        Fail(
            name,
            Problems.UnknownValue,
            Sentence.Of($"{name} is one of {string.Join(", ", words)}.", $"{name} adalah salah satu dari {string.Join(", ", words)}.")
        );
        return null;
    }

    /// <summary>One value of an enum; null where the parameter is absent or faulty.</summary>
    public T? Word<T>(string name)
        where T : struct, Enum => Word(name, [.. EnumNames.Of<T>().Keys]) is { } word ? EnumNames.Of<T>()[word] : null;

    /// <summary>One or more of the values that a parameter accepts, joined by commas: any of them.</summary>
    public IReadOnlyList<string> Words(string name, IReadOnlyList<string> words)
    {
        var found = Names(name, 10);
        foreach (var word in found.Where(word => !words.Contains(word)))
            Fail(
                name,
                Problems.UnknownValue,
                Nearest.To(word, words) is { } nearest
                    ? Sentence.Of(
                        $"{word} is not a valid value of {name}. Did you mean {nearest}?",
                        $"{word} bukan nilai yang valid untuk {name}. Maksud Anda {nearest}?"
                    )
                    : Sentence.Of(
                        $"{name} is one or more of {string.Join(", ", words)}.",
                        $"{name} adalah satu atau lebih dari {string.Join(", ", words)}."
                    )
            );
        return found;
    }

    /// <summary>One or more values of an enum, joined by commas: any of them.</summary>
    public IReadOnlyList<T> Words<T>(string name)
        where T : struct, Enum
    {
        var words = EnumNames.Of<T>();
        var found = new List<T>();
        foreach (var word in Parts(name, 10))
        {
            if (words.TryGetValue(word, out var value))
                found.Add(value);
            else
                Fail(
                    name,
                    Problems.UnknownValue,
                    Sentence.Of(
                        $"{name} is one or more of {string.Join(", ", words.Keys)}.",
                        $"{name} adalah satu atau lebih dari {string.Join(", ", words.Keys)}."
                    )
                );
        }
        return found;
    }

    /// <summary>Slugs or ids, joined by commas: any of them.</summary>
    public IReadOnlyList<string> Refs(string name, int maximum = 10)
    {
        var refs = new List<string>();
        foreach (var part in Parts(name, maximum))
        {
            var text = part.ToLowerInvariant();
            if (Guid.TryParseExact(text, "D", out _) || Slug.IsValid(text))
                refs.Add(text);
            else
                Fail(
                    name,
                    Problems.MalformedSlug,
                    Sentence.Of(
                        $"“{Domain.Text.Shorten(part, 40)}” is neither a slug ([a-z0-9-]) nor an id.",
                        $"“{Domain.Text.Shorten(part, 40)}” bukan slug ([a-z0-9-]) dan bukan id."
                    )
                );
        }
        return [.. refs.Distinct()];
    }

    public IReadOnlyList<Guid> Ids(string name, int maximum)
    {
        var ids = new List<Guid>();
        foreach (var part in Parts(name, maximum))
            if (Guid.TryParseExact(part, "D", out var id))
                ids.Add(id);
            else
                Fail(
                    name,
                    Problems.MalformedId,
                    Sentence.Of($"“{Domain.Text.Shorten(part, 40)}” is not an id.", $"“{Domain.Text.Shorten(part, 40)}” bukan id.")
                );
        return [.. ids.Distinct()];
    }

    public IReadOnlyList<string> Names(string name, int maximum) => [.. Parts(name, maximum).Distinct()];

    /// <summary>An instant, or a date that begins at midnight in <paramref name="zone"/> where dates are allowed.</summary>
    public DateTimeOffset? Time(string name, TimeZoneInfo? zone)
    {
        if (!Has(name))
            return null;
        var text = request.Query[name].ToString();
        if (StrictJson.TryReadInstant(text, out var instant, out var offsetMissing))
            return instant;
        if (
            zone is not null
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 1 and < 9999
        )
            return zone.At(day.ToDateTime(TimeOnly.MinValue)).ToUniversalTime();
        // In a query an unescaped + means a space, so 17:16:00+07:00 arrives as "17:16:00 07:00".
        if (text.Contains(' ') && StrictJson.TryReadInstant(text.Replace(' ', '+'), out _, out _))
            Fail(name, Problems.PlusNotEscaped);
        else if (offsetMissing)
            Fail(
                name,
                Problems.OffsetMissing,
                Sentence.Of(
                    "The time needs Z or an offset: 2022-10-12T10:16:00Z.",
                    "Waktu memerlukan Z atau selisih zona: 2022-10-12T10:16:00Z."
                )
            );
        else
            Fail(
                name,
                Problems.MalformedTime,
                zone is null
                    ? Sentence.Of("A time such as 2022-10-12T10:16:00Z is expected.", "Gunakan waktu seperti 2022-10-12T10:16:00Z.")
                    : Sentence.Of(
                        "A time such as 2022-10-12T10:16:00Z or a date such as 2022-10-12 is expected.",
                        "Gunakan waktu seperti 2022-10-12T10:16:00Z atau tanggal seperti 2022-10-12."
                    )
            );
        return null;
    }

    /// <summary>A day not after <paramref name="latest"/>.</summary>
    public DateOnly? Day(string name, DateOnly latest)
    {
        if (!Has(name))
            return null;
        if (
            !DateOnly.TryParseExact(
                request.Query[name].ToString(),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            ) || day.Year is < 1800
        )
            Fail(name, Problems.MalformedDate);
        else if (day > latest)
            Fail(
                name,
                Problems.InTheFuture,
                Sentence.Of(
                    $"The date is in the future; today is {latest:yyyy-MM-dd}. Planned changes are published on their day.",
                    $"Tanggal ini di masa depan; hari ini {latest:yyyy-MM-dd}. Perubahan yang direncanakan diterbitkan pada harinya."
                )
            );
        else
            return day;
        return null;
    }

    public TimeZoneInfo? Zone(string name)
    {
        if (!Has(name))
            return null;
        if (TimeZones.Find(request.Query[name]) is { } zone)
            return zone;
        Fail(name, Problems.UnknownTimeZone);
        return null;
    }

    /// <summary>The part of the list asked for. Cursor and page exclude one another; both know their bounds.</summary>
    public PageRequest Page()
    {
        var limit = Integer("limit", 1, PageRequest.MaxLimit) ?? PageRequest.DefaultLimit;
        var number = Integer("page", 1, int.MaxValue);
        var count = Word("count", PagingParameters.Count.Words);
        var list = Canonical();
        Cursor? cursor = null;
        if (Has("cursor") && Has("page"))
            Fail("cursor", Problems.CursorAndPage);
        else if (Has("cursor"))
        {
            cursor = Cursor.Decode(request.Query["cursor"].ToString(), list, out var belongs);
            if (cursor is null)
                Fail("cursor", Problems.MalformedCursor);
            else if (!belongs)
                Fail("cursor", Problems.CursorMismatch);
        }
        if (number is { } page && (long)page * limit > PageRequest.LastPagedRow)
            Fail(
                "page",
                Problems.PageOutOfBounds,
                Sentence.Of(
                    $"Pages reach row {PageRequest.LastPagedRow}: with limit={limit} the last page is "
                        + $"{PageRequest.LastPagedRow / limit}. To go on, follow links.next from there: it is a cursor and has no "
                        + "bound.",
                    $"Halaman mencapai baris {PageRequest.LastPagedRow}: dengan limit={limit} halaman terakhir adalah "
                        + $"{PageRequest.LastPagedRow / limit}. Untuk melanjutkan, ikuti links.next dari sana: itu kursor dan tanpa "
                        + "batas."
                )
            );
        return new PageRequest(
            list,
            limit,
            cursor,
            number,
            count switch
            {
                "exact" => CountKind.Exact,
                "none" => CountKind.None,
                _ => number is null ? CountKind.None : CountKind.Bounded,
            }
        );
    }

    /// <exception cref="Problem">400 when anything was malformed.</exception>
    public void Done()
    {
        if (errors.Count > 0)
            throw Problem.Malformed(errors);
    }

    private string Canonical()
    {
        var line = new StringBuilder(request.PathBase + request.Path);
        foreach (
            var (name, value) in request
                .Query.Where(pair => !PagingNames.Contains(pair.Key) && !(pair.Key == "sort" && pair.Value == DefaultSort))
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        )
            line.Append('&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value.ToString()));
        return line.ToString();
    }

    // Written out or left out, the list is the same.
    private string? DefaultSort =>
        request
            .HttpContext.GetEndpoint()
            ?.Metadata.GetMetadata<QueryParameters>()
            ?.All.FirstOrDefault(parameter => parameter.Name == "sort")
            ?.Default as string;

    private string[] Parts(string name, int maximum)
    {
        if (!Has(name))
            return [];
        var parts = request.Query[name].ToString().Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length > maximum)
        {
            Fail(
                name,
                Problems.TooMany,
                Sentence.Of($"{name} takes {maximum} values at most.", $"{name} menerima paling banyak {maximum} nilai.")
            );
            return [];
        }
        if (Array.TrueForAll(parts, part => part.Length > 0))
            return parts;
        Fail(
            name,
            Problems.EmptyValue,
            Sentence.Of($"{name} is empty. Give a value or leave it out.", $"{name} kosong. Beri nilai atau jangan sertakan.")
        );
        return [];
    }
}
