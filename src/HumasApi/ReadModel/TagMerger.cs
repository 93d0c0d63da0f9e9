using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.ReadModel;

/// <summary>Moves the read model of a merged tag to its merge target, in a few statements for any number of articles.</summary>
internal static class TagMerger
{
    public static async Task MoveAsync(
        HumasDbContext database,
        Tag tag,
        Tag target,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        // Chains are kept one hop long: tags merged into this one now have its merge target.
        await database
            .Tags.Where(other => other.MergedIntoId == tag.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(other => other.MergedIntoId, target.Id), cancellationToken);
        // The merge target takes the first place of either, as when the article is published again: the first category is its section.
        await database.Database.ExecuteSqlAsync(
            $"""
            with touched as (update articles set modified_at = {now} where id in (select article_id from published_tag_links where
                tag_id = {tag.Id}))
            update published_articles set modified_at = {now}, tag_ids = array(
                select id from unnest(array_replace(tag_ids, {tag.Id}, {target.Id})) with ordinality as given(id, place) group by id
                    order by min(place))
            where id in (select article_id from published_tag_links where tag_id = {tag.Id})
            """,
            cancellationToken
        );
        await database.Database.ExecuteSqlAsync(
            $"""
            with moved as (delete from published_tag_links where tag_id = {tag.Id} returning article_id, unit_id, published_at),
                added as (insert into published_tag_links (tag_id, article_id, unit_id, published_at)
                    select {target.Id}, article_id, unit_id, published_at from moved on conflict do nothing returning published_at),
                months as (insert into month_deltas (kind, target_id, part, delta)
                    select 'tag', {target.Id}, humas_month_part(published_at), count(*)::integer from added group by 3)
            insert into count_deltas (kind, target_id, delta)
            select 'tag', {target.Id}, count(*)::integer from added having count(*) > 0
            """,
            cancellationToken
        );
        await database.Database.ExecuteSqlAsync(
            $"""
            delete from count_deltas where kind = 'tag' and target_id = {tag.Id};
            delete from month_deltas where kind = 'tag' and target_id = {tag.Id}
            """,
            cancellationToken
        );
        // Slugs that readers knew redirect for ever; the merge target's own becomes public with the articles it takes over.
        await database.Database.ExecuteSqlAsync(
            $"""
            update slugs set target_id = {target.Id}, state = case when state = 'reserved' then 'reserved' else 'retired' end
            where kind = 'tag' and target_id = {tag.Id}
            """,
            cancellationToken
        );
        if (target.FirstPublishedAt is not null)
            await SlugRegistry.MakeCurrentAsync(database, SlugKind.Tag, target.Id, target.Slug, cancellationToken);
    }
}
