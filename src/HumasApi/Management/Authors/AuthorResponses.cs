using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Management.Records;
using HumasApi.Publishing;

namespace HumasApi.Management.Authors;

/// <summary>An author as editors see it.</summary>
/// <param name="Id">Identity; never changes.</param>
/// <param name="Version">Lock version; also the ETag.</param>
/// <param name="Slug">Readable part of the address.</param>
/// <param name="Name">Name as it is printed.</param>
/// <param name="Initials">What signs an item.</param>
/// <param name="Position">Office or rank.</param>
/// <param name="Unit">The unit the author works for.</param>
/// <param name="Bio">A few sentences about the author.</param>
/// <param name="Photo">Portrait.</param>
/// <param name="Active">False: no longer writes.</param>
/// <param name="FirstPublishedAt">When the first article went live; null: readers do not know the author.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="CreatedBy">Who created it.</param>
/// <param name="EditedAt">Last change.</param>
/// <param name="EditedBy">Who made that change.</param>
internal sealed record ManagedAuthor(
    Guid Id,
    int Version,
    string Slug,
    string Name,
    string? Initials,
    string? Position,
    UnitRef? Unit,
    string? Bio,
    Image? Photo,
    bool Active,
    DateTimeOffset? FirstPublishedAt,
    DateTimeOffset CreatedAt,
    ActorRef CreatedBy,
    DateTimeOffset EditedAt,
    ActorRef EditedBy
) : IManagedRecord
{
    public static ManagedAuthor From(Author author, References references) =>
        new(
            author.Id,
            author.Version,
            author.Slug,
            author.Name,
            author.Initials,
            author.Position,
            author.UnitId is { } unit ? references.Unit(unit) : null,
            author.Bio,
            Image.From(author.Photo),
            author.Active,
            author.FirstPublishedAt,
            author.CreatedAt,
            ActorRef.From(author.CreatedBy),
            author.EditedAt,
            ActorRef.From(author.EditedBy)
        );

    public static async Task<ManagedAuthor> ReadAsync(HumasDbContext database, Author author, CancellationToken cancellationToken) =>
        (await ReadAsync(database, [author], cancellationToken))[0];

    public static async Task<IReadOnlyList<ManagedAuthor>> ReadAsync(
        HumasDbContext database,
        IReadOnlyList<Author> authors,
        CancellationToken cancellationToken
    )
    {
        var units = authors.Select(author => author.UnitId).OfType<Guid>();
        var references = await References.ReadAsync(database, units, [], [], cancellationToken);
        return [.. authors.Select(author => From(author, references))];
    }
}
