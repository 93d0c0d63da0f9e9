using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HumasApi.Data;

internal sealed class AuthorConfiguration : IEntityTypeConfiguration<Author>
{
    public const string UnitForeignKey = "fk_authors_unit";

    public void Configure(EntityTypeBuilder<Author> builder)
    {
        builder.ToTable("authors");
        builder.Property(author => author.Version).IsConcurrencyToken();
        builder.Property(author => author.Slug).HasMaxLength(Slug.MaxLength);
        builder.Property(author => author.Name).HasMaxLength(Author.NameMaxLength);
        builder.Property(author => author.SortKey).AsSortKey();
        builder.HasIndex(author => new { author.SortKey, author.Id });
        builder.Property(author => author.Initials).HasMaxLength(Author.InitialsMaxLength);
        builder.Property(author => author.Position).HasMaxLength(Author.PositionMaxLength);
        builder.Property(author => author.Bio).HasMaxLength(Author.BioMaxLength);
        builder.Property(author => author.Photo).AsJson();
        builder.Property(author => author.CreatedBy).AsJson();
        builder.Property(author => author.EditedBy).AsJson();
        builder
            .HasOne<Unit>()
            .WithMany()
            .HasForeignKey(author => author.UnitId)
            .OnDelete(DeleteBehavior.Restrict)
            .HasConstraintName(UnitForeignKey);
        builder.HasIndex(author => author.Slug).IsUnique();
    }
}

internal sealed class TagConfiguration : IEntityTypeConfiguration<Tag>
{
    public void Configure(EntityTypeBuilder<Tag> builder)
    {
        builder.ToTable("tags");
        builder.Property(tag => tag.Version).IsConcurrencyToken();
        builder.Property(tag => tag.Slug).HasMaxLength(Slug.MaxLength);
        builder.Property(tag => tag.Name).HasMaxLength(Tag.NameMaxLength);
        builder.Property(tag => tag.SortKey).AsSortKey();
        builder.HasIndex(tag => new { tag.SortKey, tag.Id });
        builder.Property(tag => tag.Description).HasMaxLength(Tag.DescriptionMaxLength);
        builder.Property(tag => tag.CreatedBy).AsJson();
        builder.Property(tag => tag.EditedBy).AsJson();
        builder.HasOne<Tag>().WithMany().HasForeignKey(tag => tag.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(tag => tag.MergedIntoId);
    }
}

internal sealed class UnitConfiguration : IEntityTypeConfiguration<Unit>
{
    public const string CodeIndex = "ux_units_code";

    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.ToTable("units");
        builder.Property(unit => unit.Version).IsConcurrencyToken();
        builder.Property(unit => unit.Slug).HasMaxLength(Slug.MaxLength);
        builder.Property(unit => unit.Code).HasMaxLength(Unit.CodeMaxLength);
        builder.Property(unit => unit.Logo).AsJson();
        builder.Property(unit => unit.CreatedBy).AsJson();
        builder.Property(unit => unit.EditedBy).AsJson();
        builder.Property(unit => unit.ExcusedRequirements).HasDefaultValueSql("'{}'");
        builder.HasIndex(unit => unit.Slug).IsUnique();
        builder.HasIndex(unit => unit.Code).IsUnique().HasDatabaseName(CodeIndex);
    }
}

internal sealed class UnitNameConfiguration : IEntityTypeConfiguration<UnitName>
{
    public void Configure(EntityTypeBuilder<UnitName> builder)
    {
        builder.ToTable("unit_names");
        builder.Property(name => name.Name).HasMaxLength(Unit.NameMaxLength);
        builder.Property(name => name.SortKey).AsSortKey();
        builder.Property(name => name.ShortName).HasMaxLength(Unit.ShortNameMaxLength);
        builder.Property(name => name.PressLabel).HasMaxLength(Unit.PressLabelMaxLength);
        builder.HasIndex(name => name.EventId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(name => name.UnitId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class UnitParentConfiguration : IEntityTypeConfiguration<UnitParent>
{
    public const string ParentForeignKey = "fk_unit_parents_parent";

    public void Configure(EntityTypeBuilder<UnitParent> builder)
    {
        builder.ToTable("unit_parents");
        builder.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId).OnDelete(DeleteBehavior.Cascade);
        builder
            .HasOne<Unit>()
            .WithMany()
            .HasForeignKey(row => row.ParentId)
            .OnDelete(DeleteBehavior.Restrict)
            .HasConstraintName(ParentForeignKey);
        builder.HasIndex(row => row.ParentId);
        builder.HasIndex(row => row.EventId);
    }
}

internal sealed class UnitEventConfiguration : IEntityTypeConfiguration<UnitEvent>
{
    public void Configure(EntityTypeBuilder<UnitEvent> builder)
    {
        builder.ToTable("unit_events");
        builder.Property(unitEvent => unitEvent.LegalBasis).HasMaxLength(UnitEvent.LegalBasisMaxLength);
        builder.Property(unitEvent => unitEvent.Note).HasMaxLength(UnitEvent.NoteMaxLength);
        builder.Property(unitEvent => unitEvent.RecordedBy).AsJson();
        builder.HasOne<Unit>().WithMany().HasForeignKey(unitEvent => unitEvent.UnitId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Unit>().WithMany().HasForeignKey(unitEvent => unitEvent.HeirId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(unitEvent => new { unitEvent.UnitId, unitEvent.EffectiveOn });
        // Planned events: each instance asks for them repeatedly.
        builder.HasIndex(unitEvent => unitEvent.EffectiveOn).HasFilter("logged_at is null");
    }
}

internal sealed class UnitAncestorConfiguration : IEntityTypeConfiguration<UnitAncestor>
{
    public void Configure(EntityTypeBuilder<UnitAncestor> builder)
    {
        builder.ToTable("unit_ancestors");
        builder.HasKey(row => new
        {
            row.AncestorId,
            row.UnitId,
            row.Line,
            row.FromAt,
        });
        builder.HasIndex(row => row.UnitId);
    }
}

internal sealed class SlugEntryConfiguration : IEntityTypeConfiguration<SlugEntry>
{
    public const string PrimaryKey = "pk_slugs";

    public void Configure(EntityTypeBuilder<SlugEntry> builder)
    {
        builder.ToTable("slugs");
        builder.HasKey(entry => new { entry.Kind, entry.Slug }).HasName(PrimaryKey);
        builder.Property(entry => entry.Slug).HasMaxLength(Slug.MaxLength);
        builder.HasIndex(entry => entry.TargetId);
    }
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_keys");
        builder.Property(key => key.Version).IsConcurrencyToken();
        builder.Property(key => key.Name).HasMaxLength(ApiKey.NameMaxLength);
        builder.Property(key => key.Owner).HasMaxLength(ApiKey.OwnerMaxLength);
        builder.Property(key => key.Email).HasMaxLength(Text.EmailMaxLength);
        builder.Property(key => key.CreatedBy).AsJson();
        builder.Property(key => key.EditedBy).AsJson();
        builder.HasIndex(key => new { key.CreatedAt, key.Id }).IsDescending();
        builder.OwnsMany(
            key => key.Grants,
            grants =>
            {
                grants.ToTable("api_key_grants");
                grants.WithOwner().HasForeignKey("KeyId");
                grants.Property<long>("Id").UseIdentityAlwaysColumn();
                grants.HasKey("Id");
                // A unit that is deleted takes grants of revoked keys along, which nobody can change; while others have some it stays.
                grants.HasOne<Unit>().WithMany().HasForeignKey(grant => grant.UnitId).OnDelete(DeleteBehavior.Cascade);
            }
        );
    }
}

internal sealed class ApiKeyUseConfiguration : IEntityTypeConfiguration<ApiKeyUse>
{
    public void Configure(EntityTypeBuilder<ApiKeyUse> builder)
    {
        builder.ToTable("api_key_uses");
        builder.HasKey(use => use.KeyId);
        builder.Property(use => use.Address).HasMaxLength(64);
        builder.HasOne<ApiKey>().WithMany().HasForeignKey(use => use.KeyId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people");
        builder.Property(person => person.Name).HasMaxLength(ApiKey.NameMaxLength);
        builder.Property(person => person.Email).HasMaxLength(Text.EmailMaxLength);
    }
}

internal sealed class PreviewLinkConfiguration : IEntityTypeConfiguration<PreviewLink>
{
    public void Configure(EntityTypeBuilder<PreviewLink> builder)
    {
        builder.ToTable("preview_links");
        builder.Property(link => link.Note).HasMaxLength(PreviewLink.NoteMaxLength);
        builder.Property(link => link.CreatedBy).AsJson();
        builder.HasIndex(link => new { link.ArticleId, link.Id });
        builder.HasIndex(link => link.ExpiresAt);
        builder.HasOne<Article>().WithMany().HasForeignKey(link => link.ArticleId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ScheduleConfiguration : IEntityTypeConfiguration<Schedule>
{
    public void Configure(EntityTypeBuilder<Schedule> builder)
    {
        builder.ToTable("schedules");
        builder.Property(schedule => schedule.Requester).AsJson();
        builder.Property(schedule => schedule.ChangeNote).HasMaxLength(ArticleRevision.ChangeNoteMaxLength);
        builder.Property(schedule => schedule.PublicNote).HasMaxLength(Article.PublicNoteMaxLength);
        builder.HasIndex(schedule => new { schedule.DueAt, schedule.Id });
        builder.HasIndex(schedule => new { schedule.ArticleId, schedule.Action }).IsUnique().HasFilter("state = 'pending'");
        builder
            .HasIndex(schedule => new { schedule.DueAt, schedule.Id }, "Due")
            .HasDatabaseName("ix_schedules_due")
            .HasFilter("state = 'pending'");
        builder.HasOne<Article>().WithMany().HasForeignKey(schedule => schedule.ArticleId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class IdempotentResponseConfiguration : IEntityTypeConfiguration<IdempotentResponse>
{
    public void Configure(EntityTypeBuilder<IdempotentResponse> builder)
    {
        builder.ToTable("idempotent_responses");
        builder.HasKey(answer => new { answer.Principal, answer.Key });
        builder.HasIndex(answer => answer.CreatedAt);
    }
}

internal sealed class ChangeConfiguration : IEntityTypeConfiguration<Change>
{
    public void Configure(EntityTypeBuilder<Change> builder)
    {
        builder.ToTable("changes");
        builder.HasKey(change => change.Position);
        builder.Property(change => change.Position).UseIdentityAlwaysColumn();
        builder.Property(change => change.Actor).AsJson();
        builder.Property(change => change.Before).AsJson();
        builder.Property(change => change.After).AsJson();
        builder.HasIndex(change => new { change.EntityId, change.Position });
    }
}

internal sealed class AuditLineConfiguration : IEntityTypeConfiguration<AuditLine>
{
    public void Configure(EntityTypeBuilder<AuditLine> builder)
    {
        builder.ToTable("audit", table => table.ExcludeFromMigrations());
        builder.HasKey(line => line.Position);
        builder.Property(line => line.Changes).HasColumnType("jsonb");
    }
}

internal sealed class AuditPersonConfiguration : IEntityTypeConfiguration<AuditPerson>
{
    public void Configure(EntityTypeBuilder<AuditPerson> builder)
    {
        builder.ToTable("audit_persons", table => table.ExcludeFromMigrations());
        builder.HasKey(person => person.Position);
    }
}

internal sealed class AuditValueConfiguration : IEntityTypeConfiguration<AuditValue>
{
    public void Configure(EntityTypeBuilder<AuditValue> builder)
    {
        builder.ToTable("audit_values", table => table.ExcludeFromMigrations());
        builder.HasKey(value => new { value.Position, value.Place });
    }
}
