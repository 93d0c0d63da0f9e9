using FluentValidation;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.ReadModel;

namespace HumasApi.Management.Tags;

/// <summary>What an editor writes of a tag.</summary>
[FailsWith(nameof(Problems.MalformedSlug), nameof(Problems.SlugTaken), nameof(Problems.TagMerged))]
internal sealed record TagInput
{
    /// <summary>Readable part of the address; by default made from the name.</summary>
    [Shaped(Domain.Slug.MaxLength, Shape = Domain.Slug.Shape)]
    public string? Slug { get; init; }

    /// <summary>Name as it is shown.</summary>
    [Required, Line(Tag.NameMaxLength)]
    public string? Name { get; init; }

    /// <summary>What it says about an article.</summary>
    public TagKind Kind { get; init; } = TagKind.Topic;

    /// <summary>What it is for.</summary>
    [Paragraph(Tag.DescriptionMaxLength)]
    public string? Description { get; init; }

    public static TagInput From(Tag tag) =>
        new()
        {
            Slug = tag.Slug,
            Name = tag.Name,
            Kind = tag.Kind,
            Description = tag.Description,
        };
}

internal sealed class TagInputValidator : AbstractValidator<TagInput>
{
    public TagInputValidator()
    {
        this.DeclaredRules();
        RuleFor(input => input.Slug).SlugShape();
    }
}

/// <summary>Stores a valid input as a new tag or over a present one.</summary>
internal static class TagWriter
{
    public static async Task<Tag> CreateAsync(
        HumasDbContext database,
        TagInput input,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellationToken,
        Guid? knownId = null
    )
    {
        var id = knownId ?? Guid.CreateVersion7();
        var slug = await SlugRegistry.ClaimAsync(
            database,
            SlugKind.Tag,
            id,
            input.Slug ?? Slug.From(input.Name!, "tag-" + id.ToString("N")[^8..]),
            input.Slug is not null,
            SlugState.Reserved,
            cancellationToken
        );
        var tag = new Tag
        {
            Id = id,
            Slug = slug,
            Name = input.Name!,
            Kind = input.Kind,
            Description = input.Description,
            CreatedAt = now,
            CreatedBy = actor,
            EditedAt = now,
            EditedBy = actor,
        };
        database.Tags.Add(tag);
        await database.SaveChangesAsync(cancellationToken);
        database.PendingChanges.Add(Change.Of("tag.created", tag, actor, now));
        return tag;
    }

    /// <returns>False when the input changes nothing; then nothing was written.</returns>
    public static async Task<bool> UpdateAsync(
        HumasDbContext database,
        Tag tag,
        TagInput input,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        input = input with { Slug = input.Slug ?? tag.Slug };
        if (input == TagInput.From(tag))
            return false;
        if (tag.MergedIntoId is not null)
            throw new Problem(
                Problems.TagMerged,
                Sentence.Of("This tag was merged into another one; edit that.", "Tag ini telah digabung ke tag lain; sunting yang itu.")
            );
        tag.Slug = await SlugRegistry.RenameAsync(
            database,
            SlugKind.Tag,
            tag.Id,
            tag.Slug,
            input.Slug!,
            tag.FirstPublishedAt is not null,
            cancellationToken
        );
        (tag.Name, tag.Kind, tag.Description) = (input.Name!, input.Kind, input.Description);
        (tag.Version, tag.EditedAt, tag.EditedBy) = (tag.Version + 1, now, actor);
        await database.SaveChangesAsync(cancellationToken);
        database.PendingChanges.Add(Change.Of("tag.changed", tag, actor, now));
        return true;
    }
}
