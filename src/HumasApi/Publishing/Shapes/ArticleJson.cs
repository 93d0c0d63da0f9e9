using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using HumasApi.Http;

namespace HumasApi.Publishing.Shapes;

/// <summary>
/// An article as it lies in the database: what its card says of itself, as it is sent (Data/Cards.sql), and what it names, by id.
/// </summary>
/// <param name="Id">Identity.</param>
/// <param name="PublishedAt">Editorial time.</param>
/// <param name="Slug">Its slug.</param>
/// <param name="TimeZone">Its zone, for the unit's name of that day.</param>
/// <param name="UnitId">The unit that publishes.</param>
/// <param name="MentionedUnitIds">Units that it is about.</param>
/// <param name="AuthorIds">Who wrote it.</param>
/// <param name="TagIds">Its tags.</param>
/// <param name="Card">A JSON object in UTF-8.</param>
/// <param name="Group">What it shares with its translations.</param>
/// <param name="Translations">A JSON array in UTF-8; null for none.</param>
internal sealed record StoredArticle(
    Guid Id,
    DateTimeOffset PublishedAt,
    string Slug,
    string TimeZone,
    Guid UnitId,
    Guid[] MentionedUnitIds,
    Guid[] AuthorIds,
    Guid[] TagIds,
    byte[] Card,
    Guid Group,
    byte[]? Translations
)
{
    /// <summary>What it changes with.</summary>
    public IEnumerable<Guid> Keys => [Id, Group];

    /// <summary>The body in UTF-8; null where it was not asked for.</summary>
    public byte[]? Body { get; init; }
}

/// <summary>JSON that is already serialized.</summary>
[JsonConverter(typeof(RawJsonConverter))]
internal sealed record PreSerializedJson(ReadOnlyMemory<byte> Utf8)
{
    private sealed class RawJsonConverter : JsonConverter<PreSerializedJson>
    {
        public override PreSerializedJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("This type is only serialized.");

        public override void Write(Utf8JsonWriter writer, PreSerializedJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }
}

/// <summary>
/// Writes an <see cref="ArticleCard"/>, or an <see cref="Article"/> where the body is there: the stored card, with what it names as it is
/// today. Bytes are copied and not made: most of what lists cost was reading members, to write them again.
/// </summary>
internal static class ArticleJson
{
    private const int UsualLength = 2048;

    private static readonly JsonWriterOptions Options = new() { Encoder = Json.Options.Encoder, SkipValidation = true };

    /// <param name="article">The article.</param>
    /// <param name="refs">What it names.</param>
    /// <param name="isWhole">True for an <see cref="Article"/>, which has its metadata for search engines written out.</param>
    public static PreSerializedJson Write(StoredArticle article, PublicRefs refs, bool isWhole)
    {
        var json = new ArrayBufferWriter<byte>(UsualLength + (article.Body?.Length ?? 0));
        if (isWhole && article.Card.AsSpan().EndsWith(NoSeo))
            WriteWithSeo(json, article.Card);
        else
            json.Write(article.Card.AsSpan()[..^1]);
        json.Write(",\"webUrl\":"u8);
        if (WebAddress.Of(refs.ArticleUrlTemplate(article.UnitId), article.Id, article.Slug) is { } address)
            json.Write(JsonSerializer.SerializeToUtf8Bytes(address, Json.Options));
        else
            json.Write("null"u8);
        json.Write(",\"translations\":"u8);
        json.Write(article.Translations ?? "[]"u8);
        json.Write(",\"unit\":"u8);
        json.Write(refs.PublisherJson(article.UnitId, article.PublishedAt, article.TimeZone));
        json.Write(",\"mentionedUnits\":"u8);
        WriteArray(json, refs.UnitsJson(article.MentionedUnitIds));
        json.Write(",\"authors\":"u8);
        WriteArray(json, refs.AuthorsJson(article.AuthorIds));
        json.Write(",\"tags\":"u8);
        WriteArray(json, refs.TagsJson(article.TagIds));
        if (article.Body is { } body)
            WriteBody(json, body);
        json.Write("}"u8);
        return new PreSerializedJson(json.WrittenMemory);
    }

    private static ReadOnlySpan<byte> NoSeo => "\"seo\":null}"u8;

    // The card says null where title and excerpt say it all: they are copied from it.
    private static void WriteWithSeo(ArrayBufferWriter<byte> json, ReadOnlySpan<byte> card)
    {
        json.Write(card[..^NoSeo.Length]);
        json.Write("\"seo\":{\"title\":"u8);
        json.Write(Member(card, "title"u8));
        json.Write(",\"description\":"u8);
        json.Write(Member(card, "excerpt"u8));
        json.Write(",\"noIndex\":false}"u8);
    }

    // A text of the card, with its quotes and escapes.
    private static ReadOnlySpan<byte> Member(ReadOnlySpan<byte> card, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(card);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(name);
            reader.Read();
            if (isIt)
                return card[(int)reader.TokenStartIndex..(int)reader.BytesConsumed];
            reader.Skip();
        }
        throw new InvalidOperationException("A card has no such member.");
    }

    private static void WriteArray(ArrayBufferWriter<byte> json, IEnumerable<byte[]> items)
    {
        var separator = "["u8;
        foreach (var item in items)
        {
            json.Write(separator);
            json.Write(item);
            separator = ","u8;
        }
        json.Write(separator[0] == (byte)'[' ? "[]"u8 : "]"u8);
    }

    /// <summary>Adds the body to an object that is being written; an empty one is null.</summary>
    public static void WriteBody(ArrayBufferWriter<byte> json, byte[] body)
    {
        json.Write(",\"body\":"u8);
        using var writer = new Utf8JsonWriter(json, Options);
        if (body.Length == 0)
            writer.WriteNullValue();
        else
            writer.WriteStringValue(body);
    }
}
