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
        foreach (var item in items.Where(item => item.File.Extra.Count > 0))
        {
            var data = item.File.Extra.ToJsonString(Json.Options);
            if (Encoding.UTF8.GetByteCount(data) > MaxBytes)
            {
                report.Warn(item, [ItemParts.Lost("extra-too-long", "More than 1 MB beside an article is not kept.")]);
                continue;
            }
            var (source, key) = (item.Source, item.ExternalId);
            await database.Database.ExecuteSqlAsync(
                $"""
                insert into article_extras (article_id, data)
                select id, {data}::jsonb from articles where import_source = {source} and import_external_id = {key}
                on conflict (article_id) do update set data = excluded.data
                """,
                cancellationToken
            );
        }
    }
}
