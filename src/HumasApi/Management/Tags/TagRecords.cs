using System.Text.Json.Nodes;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Management.Records;
using HumasApi.ReadModel;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Tags;

/// <summary>
/// Tags, to the use cases in Management/Records. Whoever keeps records somewhere may create a tag; only an administrator of
/// the whole newsroom may change one, since all units share it.
/// </summary>
internal sealed class TagRecords(HumasDbContext database, Rights rights, TimeProvider clock) : Records<Tag, TagInput, ManagedTag>(database)
{
    private readonly HumasDbContext database = database;

    public override SlugKind Kind => SlugKind.Tag;
    public override string Segment => "tags";
    public override Problem NotFound => Missing();
    public override string InsteadOfDelete =>
        Sentence.Of("Merge it into another tag: POST …/merge.", "Gabungkan ke tag lain: POST …/merge.");

    public static Problem Missing() => Problem.NotFound(Sentence.Of("There is no such tag.", "Tidak ada tag seperti itu."));

    // FOR UPDATE waits for every save that names this record, or one that was merged into it, so that the count of what
    // refers to it misses none.
    public override async Task<Tag?> LockAsync(Guid id, bool toDelete, CancellationToken cancellationToken)
    {
        var tags = toDelete
            ? database.Tags.FromSql($"select * from tags where id = {id} or merged_into_id = {id} order by id for update")
            : database.Tags.FromSql($"select * from tags where id = {id} for update");
        return (await tags.ToListAsync(cancellationToken)).Find(tag => tag.Id == id);
    }

    public override Task RequireAsync(bool exists, CancellationToken cancellationToken) =>
        exists
            ? rights.RequireEverywhereAsync(Right.Administer, cancellationToken)
            : rights.RequireAtAnyUnitAsync(Right.KeepRecords, cancellationToken);

    public override Task<TagInput> ToInputAsync(Tag record, CancellationToken cancellationToken) => Task.FromResult(TagInput.From(record));

    public override Task<ManagedTag> ViewAsync(Tag record, CancellationToken cancellationToken) =>
        ManagedTag.ReadAsync(database, record, cancellationToken);

    public override async Task<Tag> CreateAsync(TagInput input, Actor actor, CancellationToken cancellationToken)
    {
        await rights.RequireAtAnyUnitAsync(Right.KeepRecords, cancellationToken);
        return await TagWriter.CreateAsync(database, input, actor, clock.Now(), cancellationToken);
    }

    public override Task<bool> UpdateAsync(
        Tag record,
        TagInput input,
        JsonObject sent,
        bool isPut,
        Actor actor,
        CancellationToken cancellationToken
    ) => TagWriter.UpdateAsync(database, record, input, actor, clock.Now(), cancellationToken);

    public override async Task RequireOwnSlugAsync(Tag record, string slug, CancellationToken cancellationToken)
    {
        if (!await database.Tags.AnyAsync(merged => merged.Slug == slug && merged.MergedIntoId != null, cancellationToken))
            return;
        throw Problem.Of(
            Problems.TagMerged,
            Sentence.Of(
                $"The tag {slug} was merged into {record.Slug}. Send changes to that one.",
                $"Tag {slug} telah digabung ke {record.Slug}. Kirim perubahan ke tag itu."
            ),
            new Dictionary<string, object?> { ["existing"] = new ExistingRecord(record.Id, record.Slug) }
        );
    }

    public override void Remove(Tag record) =>
        database.Tags.RemoveRange(database.Tags.Local.Where(tag => tag.Id == record.Id || tag.MergedIntoId == record.Id).ToList());
}
