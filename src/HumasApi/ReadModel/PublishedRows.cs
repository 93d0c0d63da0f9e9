using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HumasApi.ReadModel;

/// <summary>
/// Rows of published_articles as JSON by column, in the form that jsonb_populate_recordset reads. The columns are those of the
/// model, so a member that is added later needs no line here.
/// </summary>
internal sealed class PublishedRows
{
    private static readonly ConcurrentDictionary<IModel, PublishedRows> Known = new();
    private readonly IReadOnlyList<(string Name, IProperty Property, bool IsJson)> columns;

    private PublishedRows(IModel model)
    {
        columns =
        [
            .. model
                .FindEntityType(typeof(PublishedArticle))!
                .GetProperties()
                .Select(property => (property.GetColumnName(), property, property.GetColumnType() == "jsonb")),
        ];
        Columns = string.Join(", ", columns.Select(column => column.Name));
        Excluded = string.Join(", ", columns.Select(column => "excluded." + column.Name));
        Present = string.Join(", ", columns.Select(column => "p." + column.Name));
    }

    public static PublishedRows Of(HumasDbContext database) => Known.GetOrAdd(database.Model, model => new PublishedRows(model));

    /// <summary>All columns that are written, by comma.</summary>
    public string Columns { get; }

    /// <summary>The same of the row that is sent.</summary>
    public string Excluded { get; }

    /// <summary>The same of the row p that is there.</summary>
    public string Present { get; }

    public string ToJson(PublishedArticle row) => ToNode(row).ToJsonString();

    public string ToJson(IEnumerable<PublishedArticle> rows) => new JsonArray([.. rows.Select(ToNode)]).ToJsonString();

    private JsonObject ToNode(PublishedArticle row)
    {
        var node = new JsonObject();
        foreach (var (name, property, isJson) in columns)
        {
            var value = property.PropertyInfo!.GetValue(row);
            if (value is not null && property.GetTypeMapping().Converter is { } converter)
                value = converter.ConvertToProvider(value);
            node[name] = isJson && value is string json ? JsonNode.Parse(json) : ToNode(value);
        }
        return node;
    }

    private static JsonNode? ToNode(object? value) =>
        value switch
        {
            null => null,
            string text => JsonValue.Create(text),
            bool flag => JsonValue.Create(flag),
            Guid id => JsonValue.Create(id),
            DateTimeOffset time => JsonValue.Create(time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)),
            // As the driver stores the first and the last day that it knows.
            DateOnly day => JsonValue.Create(
                day == DateOnly.MinValue ? "-infinity"
                : day == DateOnly.MaxValue ? "infinity"
                : day.ToString("O", CultureInfo.InvariantCulture)
            ),
            IEnumerable list => new JsonArray([.. list.Cast<object>().Select(ToNode)]),
            _ => throw new NotSupportedException($"A column of {value.GetType().Name} is not written yet."),
        };
}
