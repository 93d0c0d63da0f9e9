using System.Text;
using System.Text.Json;
using HumasApi.Domain;

namespace HumasApi.Management.Imports;

/// <summary>Tells what a file is written in by how it begins.</summary>
internal static class ImportStart
{
    /// <summary>How much of the file is looked at.</summary>
    public const int Bytes = 1 << 16;

    /// <summary>What a file seems to be; null when its start tells nothing.</summary>
    public static ImportFormat? FormatOf(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("PK\u0003\u0004"u8))
            return ImportFormat.Xlsx;
        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return Table(start[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode, start);
        if (start.StartsWith("\uFEFF"u8))
            start = start[3..];
        var text = start.TrimStart(" \t\r\n"u8);
        return text switch
        {
            [(byte)'{', ..] when text.StartsWith("{\"archive\":"u8) => ImportFormat.Archive,
            [(byte)'{', ..] or [(byte)'[', ..] => Json(text),
            [(byte)'<', ..] => Xml(text),
            _ => Table(Encoding.UTF8, start),
        };
    }

    private static ImportFormat Xml(ReadOnlySpan<byte> text) =>
        text.IndexOf("wordpress.org/export"u8) >= 0 ? ImportFormat.Wordpress
        : text.IndexOf("<rss"u8) >= 0 || text.IndexOf("<feed"u8) >= 0 || text.IndexOf("<rdf:RDF"u8) >= 0 ? ImportFormat.Feed
        : ImportFormat.Wordpress;

    private static ImportFormat? Table(Encoding encoding, ReadOnlySpan<byte> start) =>
        encoding.GetString(start) is var text && CsvRows.IsText(text) && CsvRows.DelimiterOf(text) is not null ? ImportFormat.Csv : null;

    private static ImportFormat Json(ReadOnlySpan<byte> text)
    {
        var members = MembersOf(text);
        bool Has(string name) => members.ContainsKey(name);
        bool IsObject(string name) => members.GetValueOrDefault(name) == JsonTokenType.StartObject;
        var own = text[0] == '[' ? ImportFormat.Json : ImportFormat.Ndjson;
        if (Has("externalId"))
            return own;
        if (
            text[0] == '{'
            && (Has("db") || (IsObject("data") && !Has("title")) || members.GetValueOrDefault("posts") == JsonTokenType.StartArray)
        )
            return ImportFormat.Ghost;
        if (IsObject("title") && (IsObject("content") || Has("date_gmt")))
            return ImportFormat.WordpressRest;
        return Has("uri") && (Has("headlines") || Has("bodies") || Has("versionCreated") || Has("type") || Has("standard"))
            ? ImportFormat.Ninjs
            : own;
    }

    // The members of the first object as far as they are in the start, each with how its value begins.
    private static Dictionary<string, JsonTokenType> MembersOf(ReadOnlySpan<byte> text)
    {
        var members = new Dictionary<string, JsonTokenType>();
        try
        {
            var reader = new Utf8JsonReader(text, isFinalBlock: false, default);
            var depth = -1;
            while (reader.Read())
            {
                if (depth < 0 && reader.TokenType == JsonTokenType.StartObject)
                    depth = reader.CurrentDepth + 1;
                else if (depth >= 0 && reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth < depth)
                    break;
                else if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == depth)
                {
                    var name = reader.GetString()!;
                    members.TryAdd(name, reader.Read() ? reader.TokenType : JsonTokenType.None);
                }
            }
        }
        // Lines that are no JSON are reported when the file is read.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException) { }
        return members;
    }
}
