using FluentValidation;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Management.Records;
using HumasApi.ReadModel;

namespace HumasApi.Management.Authors;

/// <summary>What an editor writes of an author.</summary>
[FailsWith(nameof(Problems.MalformedSlug), nameof(Problems.MalformedUrl), nameof(Problems.SlugTaken))]
internal sealed record AuthorInput
{
    /// <summary>Readable part of the address; by default made from the name.</summary>
    [Shaped(Domain.Slug.MaxLength, Shape = Domain.Slug.Shape)]
    public string? Slug { get; init; }

    /// <summary>Name as it is printed.</summary>
    [Required, Line(Author.NameMaxLength)]
    public string? Name { get; init; }

    /// <summary>What signs an item: N.Son.</summary>
    [Line(Author.InitialsMaxLength)]
    public string? Initials { get; init; }

    /// <summary>Office or rank.</summary>
    [Line(Author.PositionMaxLength)]
    public string? Position { get; init; }

    /// <summary>The unit the author works for.</summary>
    public RefInput? Unit { get; init; }

    /// <summary>A few sentences about the author; plain text.</summary>
    [Paragraph(Author.BioMaxLength)]
    public string? Bio { get; init; }

    /// <summary>Portrait.</summary>
    public ImageInput? Photo { get; init; }

    /// <summary>False: no longer writes; old articles keep the name.</summary>
    public bool Active { get; init; } = true;

    public static AuthorInput From(Author author) =>
        new()
        {
            Slug = author.Slug,
            Name = author.Name,
            Initials = author.Initials,
            Position = author.Position,
            Bio = author.Bio,
            Active = author.Active,
            Unit = author.UnitId is { } unit ? new RefInput { Id = unit } : null,
            Photo = ImageInput.From(author.Photo),
        };
}

internal sealed class AuthorInputValidator : AbstractValidator<AuthorInput>
{
    public AuthorInputValidator()
    {
        this.DeclaredRules();
        RuleFor(input => input.Slug).SlugShape();
        RuleFor(input => input.Unit!).SetValidator(new RefInputValidator()).When(input => input.Unit is not null);
        RuleFor(input => input.Photo!).SetValidator(new ImageInputValidator()).When(input => input.Photo is not null);
    }
}

/// <summary>Stores a valid input as a new author or over a present one.</summary>
internal static class AuthorWriter
{
    public static async Task<Author> CreateAsync(
        HumasDbContext database,
        Rights rights,
        AuthorInput input,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellationToken,
        Guid? knownId = null
    )
    {
        var id = knownId ?? Guid.CreateVersion7();
        var slug = await SlugRegistry.ClaimAsync(
            database,
            SlugKind.Author,
            id,
            input.Slug ?? Slug.From(input.Name!, "penulis-" + id.ToString("N")[^8..]),
            input.Slug is not null,
            SlugState.Reserved,
            cancellationToken
        );
        var author = new Author
        {
            Id = id,
            Slug = slug,
            Name = input.Name!,
            CreatedAt = now,
            CreatedBy = actor,
            EditedAt = now,
            EditedBy = actor,
        };
        await FillAsync(database, rights, author, input, cancellationToken);
        database.Authors.Add(author);
        await database.SaveChangesAsync(cancellationToken);
        database.PendingChanges.Add(Change.Of("author.created", author, actor, now));
        return author;
    }

    /// <returns>False when the input changes nothing; then nothing was written.</returns>
    public static async Task<bool> UpdateAsync(
        HumasDbContext database,
        Rights rights,
        Author author,
        AuthorInput input,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var before = AuthorInput.From(author);
        author.Slug = await SlugRegistry.RenameAsync(
            database,
            SlugKind.Author,
            author.Id,
            author.Slug,
            input.Slug ?? author.Slug,
            author.FirstPublishedAt is not null,
            cancellationToken
        );
        await FillAsync(database, rights, author, input, cancellationToken);
        if (AuthorInput.From(author) == before)
            return false;
        (author.Version, author.EditedAt, author.EditedBy) = (author.Version + 1, now, actor);
        await database.SaveChangesAsync(cancellationToken);
        database.PendingChanges.Add(Change.Of("author.changed", author, actor, now));
        return true;
    }

    private static async Task FillAsync(
        HumasDbContext database,
        Rights rights,
        Author author,
        AuthorInput input,
        CancellationToken cancellationToken
    )
    {
        (author.Name, author.Initials, author.Position, author.Bio, author.Active) = (
            input.Name!,
            input.Initials,
            input.Position,
            input.Bio,
            input.Active
        );
        author.Photo = input.Photo?.ToStored();
        author.UnitId = input.Unit is null ? null : await UnitReference.ResolveAsync(database, input.Unit, "/unit", cancellationToken);
        await rights.RequireAsync(Right.KeepRecords, author.UnitId, cancellationToken);
    }
}
