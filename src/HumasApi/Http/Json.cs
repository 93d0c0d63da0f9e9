using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HumasApi.Domain;

namespace HumasApi.Http;

/// <summary>How the contract writes JSON: camelCase, UTC whole seconds, words for enums, text unescaped.</summary>
internal static class Json
{
    public static readonly JsonSerializerOptions Options = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    public static void Configure(JsonSerializerOptions options)
    {
        // Answers are application/json with nosniff, never part of a page, so escaping < and non-ASCII would only cost bytes.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        // A tree of units nests an object and an array for each of its levels.
        options.MaxDepth = (2 * Unit.MaxDepth) + 24;
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset().ToSeconds();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
        {
            Span<byte> text = stackalloc byte[20];
            value.UtcDateTime.TryFormat(text, out var length, "s", CultureInfo.InvariantCulture); // A format that .NET knows takes a fraction of one spelt out.
            text[length] = (byte)'Z';
            writer.WriteStringValue(text[..(length + 1)]);
        }
    }
}
