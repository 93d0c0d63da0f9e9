using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HumasApi.Domain;

namespace HumasApi.Http;

/// <summary>How the contract writes JSON: camelCase, UTC whole seconds, enums by name, text unescaped.</summary>
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
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(PutInPlace);
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    // Inherited members would come last; where they say so they stand beside a member of the type itself.
    private static void PutInPlace(JsonTypeInfo type)
    {
        PlaceAttribute? PlaceOf(JsonPropertyInfo member) =>
            member.AttributeProvider?.GetCustomAttributes(typeof(PlaceAttribute), true).OfType<PlaceAttribute>().FirstOrDefault();
        var placed = type.Properties.Where(member => PlaceOf(member) is not null).ToList();
        if (placed.Count == 0)
            return;
        var order = type.Properties.Except(placed).OrderBy(member => member.Order).ToList();
        foreach (var member in placed.Where(member => PlaceOf(member)!.Before is not null))
            order.Insert(order.FindIndex(other => other.Name == PlaceOf(member)!.Before), member);
        foreach (var member in placed.Where(member => PlaceOf(member)!.After is not null).Reverse())
            order.Insert(order.FindIndex(other => other.Name == PlaceOf(member)!.After) + 1, member);
        for (var place = 0; place < order.Count; place++)
            order[place].Order = place;
    }

    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset().ToSeconds();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
        {
            Span<byte> text = stackalloc byte[20];
            // A format that .NET knows takes a fraction of one spelt out.
            value.UtcDateTime.TryFormat(text, out var length, "s", CultureInfo.InvariantCulture);
            text[length] = (byte)'Z';
            writer.WriteStringValue(text[..(length + 1)]);
        }
    }
}
