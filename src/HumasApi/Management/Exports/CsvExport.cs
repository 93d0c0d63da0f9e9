using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using HumasApi.Http;

namespace HumasApi.Management.Exports;

/// <summary>
/// A table with a column for each member that fits into a cell: plain values, slugs of references, addresses of pictures. Bodies do not.
/// A spreadsheet would calculate what begins like a formula, so such a text gets an apostrophe before it.
/// </summary>
internal sealed class CsvExport<T> : ExportWriter<T>
    where T : class
{
    private static readonly List<(string Name, Func<T, object?> Value)> Columns = [.. ColumnsOf()];
    private static readonly CsvConfiguration Rows = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n", // RFC 4180
        InjectionOptions = InjectionOptions.Escape,
    };

    public override string MediaType => "text/csv; charset=utf-8; header=present";

    public override string Ending => "csv";

    public override void Dispose() { }

    public override void Begin(IBufferWriter<byte> output)
    {
        // Excel takes a file without it for the encoding of the machine.
        output.Write("\uFEFF"u8);
        Write(output, Columns.Select(column => column.Name));
    }

    public override void Write(IBufferWriter<byte> output, T item) => Write(output, Columns.Select(column => Text(column.Value(item))));

    private static void Write(IBufferWriter<byte> output, IEnumerable<string> cells)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var row = new CsvWriter(text, Rows, leaveOpen: true))
        {
            foreach (var cell in cells)
                row.WriteField(cell);
            row.NextRecord();
        }
        Encoding.UTF8.GetBytes(text.ToString(), output);
    }

    private static IEnumerable<(string Name, Func<T, object?> Value)> ColumnsOf()
    {
        foreach (var member in Json.Options.GetTypeInfo(typeof(T)).Properties.Where(member => member.Get is not null))
        {
            var (name, type, get) = (member.Name, member.PropertyType, member.Get!);
            if (name is "body" or "revisions")
                continue;
            if (IsCell(type))
                yield return (name, get);
            else if (type.GetProperty("Slug") is { } slug)
                yield return (name, item => Of(slug, get(item)));
            else if (type.GetProperty("Url") is { } url && type.GetProperty("Alt") is not null)
                yield return ($"{name}.url", item => Of(url, get(item)));
            else if (typeof(IEnumerable).IsAssignableFrom(type))
                yield return (name, item => get(item) is IEnumerable list ? string.Join(' ', list.Cast<object>().Select(Listed)) : null);
            else
                foreach (var part in type.GetProperties().Where(part => IsCell(part.PropertyType)))
                    yield return ($"{name}.{JsonNamingPolicy.CamelCase.ConvertName(part.Name)}", item => Of(part, get(item)));
        }
    }

    private static bool IsCell(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is var plain && (plain == typeof(string) || plain.IsValueType);

    private static object? Of(PropertyInfo member, object? owner) => owner is null ? null : member.GetValue(owner);

    private static object? Listed(object item) => item is string ? item : item.GetType().GetProperty("Slug")?.GetValue(item);

    private static string Text(object? value) =>
        value switch
        {
            null => "",
            string text => text,
            bool flag => flag ? "true" : "false",
            _ => JsonSerializer.Serialize(value, Json.Options).Trim('"'),
        };
}
