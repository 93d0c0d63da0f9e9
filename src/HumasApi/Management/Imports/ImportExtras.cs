using System.Text;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Imports;

/// <summary>Keeps what items hold and articles have no place for, where the import is to (extra=keep).</summary>
internal static class ImportExtras
{
    private const int MaxBytes = 1_000_000;

    /// <summary>Writes that of items whose articles were written.</summary>
    public static async Task WriteAsync(
        HumasDbContext database,
        ImportOptions options,
        IEnumerable<ImportItem> items,
        ImportReport report,
        CancellationToken cancellationToken
    )
    {
        if (options.Extra != ImportExtra.Keep)
            return;
        foreach (var group in items.GroupBy(item => item.Source))
        {
            var (source, all) = (group.Key, group.Select(item => (Key: item.ExternalId!, Data: DataOf(item, report))).ToList());
            string[] keys = [.. all.Select(one => one.Key)];
            string?[] data = [.. all.Select(one => one.Data)];
            // What a source has taken out of an item is not kept either.
            await database.Database.ExecuteSqlAsync(
                $"""
                with given as (
                        select a.id, g.data from unnest({keys}, {data}) g (key, data)
                            join articles a on a.import_source = {source} and a.import_external_id = g.key),
                    gone as (delete from article_extras using given where article_id = given.id and given.data is null)
                insert into article_extras (article_id, data) select id, data::jsonb from given where data is not null
                on conflict (article_id) do update set data = excluded.data
                """,
                cancellationToken
            );
        }
    }

    private static string? DataOf(ImportItem item, ImportReport report)
    {
        if (item.File.Extra.Count == 0)
            return null;
        var data = item.File.Extra.ToJsonString(Json.Options);
        if (Encoding.UTF8.GetByteCount(data) <= MaxBytes)
            return data;
        report.Warn(item, [ItemParts.Lost("extra-too-long", "More than 1 MB beside an article is not kept.")]);
        return null;
    }
}
