using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HumasApi.Contract;
using HumasApi.Domain;
using HumasApi.Html;

namespace HumasApi.Management.Imports;

/// <summary>A row of a table.</summary>
/// <param name="Number">As a spreadsheet numbers it; the names of the columns are usually row 1.</param>
/// <param name="End">Where it ends in the file, in bytes.</param>
/// <param name="Cells">Text, double, bool or DateTime; null: empty.</param>
/// <param name="Fault">Why it cannot be read.</param>
internal sealed record TableRow(long Number, long End, IReadOnlyList<object?> Cells, string? Fault = null)
{
    public bool IsBlank => Cells.All(cell => cell is null || (cell is string text && string.IsNullOrWhiteSpace(text)));
}

/// <summary>Makes items of the rows of a table, of any file format. The first row names the columns.</summary>
internal sealed partial class TableItems(ImportOptions options, TimeZoneInfo zone)
{
    private readonly ImportOptions options = options;
    private readonly TimeZoneInfo zone = zone;

    private static readonly string[] Yes = ["publish", "published", "terbit", "tayang", "aktif", "ya", "yes", "true", "1"];
    private static readonly string[] No =
    [
        "draft",
        "draf",
        "pending",
        "private",
        "scheduled",
        "unpublished",
        "nonaktif",
        "tidak",
        "no",
        "false",
        "0",
    ];

    // Degrees stand behind a name with a comma: Sari Wulandari, S.H.
    [GeneratedRegex(@"\A(?:[A-Z][A-Za-z]{0,4}\.)+[A-Za-z]{0,4}\.?\z")]
    private static partial Regex Degree();

    [GeneratedRegex(@"[\s|]+|[;,](?=https?:)")]
    private static partial Regex BetweenAddresses();

    [GeneratedRegex(@"<[a-zA-Z/!]|&#?[a-zA-Z0-9]+;")]
    private static partial Regex Markup();

    /// <summary>The items.</summary>
    /// <param name="rows">The rows, that of the names first.</param>
    /// <param name="ofFile">What is to be said of the whole file; said with its first item.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidDataException">The columns cannot be told, or there are none.</exception>
    public async IAsyncEnumerable<FileItem> ReadAsync(
        IAsyncEnumerable<TableRow> rows,
        IReadOnlyList<BodyWarning> ofFile,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        TableColumns? columns = null;
        var said = new List<BodyWarning>();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (row.IsBlank && row.Fault is null)
                continue;
            if (columns is null)
            {
                if (row.Fault is { } fault)
                    throw new InvalidDataException($"The names of the columns cannot be read: {fault}");
                columns = new TableColumns([.. row.Cells.Select(cell => TextOf(cell).Trim())], options.Mapping);
                said.AddRange([.. ofFile, .. columns.NotKept()]);
                continue;
            }
            yield return Read(row, columns, said);
            said = [];
        }
        if (columns is null)
            throw new InvalidDataException("The table is empty: its first row names the columns.");
    }

    private FileItem Read(TableRow row, TableColumns columns, List<BodyWarning> said)
    {
        if (row.Fault is null && row.Cells.Count == columns.Header.Count)
            return new Reading(this, row, columns).Item(said);
        var fault = row.Fault
            ?? Sentence.Of(
                $"The row has {row.Cells.Count} cells and the header {columns.Header.Count}.",
                $"Baris ini berisi {row.Cells.Count} sel, sedangkan baris judul {columns.Header.Count}."
            );
        return new FileItem(row.Number, row.End, null, new Problem(Problems.MalformedRow, fault), Warnings: said);
    }

    private static string TextOf(object? cell) =>
        cell switch
        {
            null => "",
            string text => text,
            bool flag => flag ? "true" : "false",
            // Numbers that are names, such as ids, without an exponent.
            double number when Math.Abs(number) < 1e15 => ((decimal)number).ToString(CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => cell.ToString() ?? "",
        };

    private static IEnumerable<string> Names(string text)
    {
        if (text.AsSpan().ContainsAny(';', '|') || !text.Contains(','))
            return text.Split([';', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var names = new List<string>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (names.Count > 0 && Degree().IsMatch(part))
                names[^1] += $", {part}";
            else
                names.Add(part);
        return names;
    }

    // One row on its way to an item.
    private sealed class Reading(TableItems table, TableRow row, TableColumns columns)
    {
        private readonly JsonObject body = [];
        private readonly JsonObject extra = [];
        private readonly List<ProblemError> errors = [];
        private readonly List<string> addresses = [];

        public FileItem Item(List<BodyWarning> said)
        {
            for (var at = 0; at < row.Cells.Count; at++)
                if (TextOf(row.Cells[at]) is var text && !string.IsNullOrWhiteSpace(text))
                {
                    if (columns.MemberOf(at) is { } member)
                        Set(member, row.Cells[at]!, text);
                    else if (!columns.IsLeftOut(at))
                        extra[Stored(columns.IsUnnamed(at) ? $"column {at + 1}" : columns.Header[at])] = Stored(text);
                    if (columns.IsUnnamed(at))
                        said.Add(ItemParts.Lost("column-not-kept", $"Column {at + 1} has no name, and is not kept."));
                }
            if (addresses.Count > 0)
            {
                body["legacyUrls"] = ItemParts.Texts(addresses);
                if (body["baseUrl"] is null && addresses.Select(ItemParts.Address).FirstOrDefault(one => one is not null) is { } page)
                    body["baseUrl"] = page;
            }
            Default();
            return new FileItem(row.Number, row.End, body, errors.Count > 0 ? Problem.Invalid(errors) : null, Warnings: said)
            {
                Extra = extra,
            };
        }

        // The database stores no NUL.
        private static string Stored(string text) => text.Replace("\0", "", StringComparison.Ordinal);

        private void Set(string member, object cell, string text)
        {
            switch (member)
            {
                case "publishedAt" or "updatedAt" or "eventDate":
                    SetTime(member, cell, text);
                    break;
                case "authors":
                    Add(member, ItemParts.References(Names(text), table.options.CreateAuthors));
                    break;
                case "tags":
                    Add(member, ItemParts.References(Names(text), table.options.CreateTags));
                    break;
                case "related":
                case "mentionedUnits":
                    Add(member, ItemParts.References(Names(text), create: false));
                    break;
                case "legacyUrls":
                    addresses.AddRange(BetweenAddresses().Split(text.Trim()).Where(one => one.Length > 0));
                    break;
                case "unit":
                    body["unit"] = new JsonObject { ["slug"] = Slug.From(text, text.Trim()) };
                    break;
                case "publish":
                    SetPublish(text.Trim().ToLowerInvariant());
                    break;
                case "body":
                    body["body"] = text;
                    break;
                default:
                    Put(member, text.Trim());
                    break;
            }
        }

        // coverImage.alt is the member alt of the member coverImage.
        private void Put(string member, string text)
        {
            if (member.Split('.') is not [var outer, var inner])
                body[member] = text;
            else if (body[outer] is JsonObject there)
                there[inner] = text;
            else
                body[outer] = new JsonObject { [inner] = text };
        }

        private void Add(string member, JsonArray more)
        {
            if (body[member] is not JsonArray list)
                body[member] = list = [];
            foreach (var one in more)
                list.Add(one!.DeepClone());
        }

        private void SetTime(string member, object cell, string text)
        {
            var local =
                cell is DateTime time ? time
                : cell is double serial ? ImportTime.OfSerial(serial)
                : null;
            var read = local is { } at
                ? new TimeRead(table.zone.At(DateTime.SpecifyKind(at, DateTimeKind.Unspecified)))
                : ImportTime.Read(text, table.zone, table.options.DateOrder);
            if (read.Fault is { } fault)
                errors.Add(fault.At($"/{member}", read.Message));
            else if (read.Time is { } moment)
                body[member] =
                    member == "eventDate"
                        ? TimeZoneInfo.ConvertTime(moment, table.zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                        : ItemParts.Time(moment);
        }

        private void SetPublish(string word)
        {
            if (Yes.Contains(word) || No.Contains(word))
                body["publish"] = Yes.Contains(word);
            else
                errors.Add(
                    Problems.UnknownValue.At(
                        "/publish",
                        Sentence.Of(
                            $"“{Text.Shorten(word, 40)}” does not say whether it is published. Write publish or draft.",
                            $"“{Text.Shorten(word, 40)}” tidak menyatakan apakah artikel terbit. Tulis terbit atau draf."
                        )
                    )
                );
        }

        private void Default()
        {
            body["publish"] ??= body["publishedAt"] is not null;
            // Without markup it is the same text either way, and keeps its paragraphs.
            if (
                table.options.BodyFormat is null
                && body["bodyFormat"] is null
                && body["body"] is { } text
                && !Markup().IsMatch(text.GetValue<string>())
            )
                body["bodyFormat"] = BodyFormat.Plain.ToWire();
            body["externalId"] ??= ItemParts.KeyOf(addresses.FirstOrDefault() ?? (string?)body["slug"]);
            if (body["externalId"] is null)
                errors.Add(
                    Problems.Required.At(
                        "/externalId",
                        Sentence.Of(
                            "The row has no id, address or slug that tells it from others. Name such a column with mapping.",
                            "Baris ini tidak memiliki id, alamat, atau slug yang membedakannya. Sebutkan kolomnya dengan mapping."
                        )
                    )
                );
        }
    }
}
