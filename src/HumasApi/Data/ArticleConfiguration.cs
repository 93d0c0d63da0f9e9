using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HumasApi.Data;

internal sealed class ArticleConfiguration : IEntityTypeConfiguration<Article>
{
    public const string ImportKeyIndex = "ux_articles_import_key";

    /// <summary>One article for each language among translations.</summary>
    public const string TranslationIndex = "ux_articles_translation";

    public void Configure(EntityTypeBuilder<Article> builder)
    {
        builder.ToTable("articles");
        builder
            .Ignore(article => article.IsLive)
            .Ignore(article => article.WasPublished)
            .Ignore(article => article.HasDraft)
            .Ignore(article => article.IsTakenBack)
            .Ignore(article => article.NextRevisionNumber);
        builder.Property(article => article.Version).IsConcurrencyToken();
        builder.Property(article => article.Title).HasMaxLength(ArticleRevision.TitleMaxLength);
        builder.Property(article => article.Language).HasMaxLength(ArticleRevision.LanguageMaxLength);
        builder.Property(article => article.Notices).AsJson();
        builder.Property(article => article.BeforeImport).AsJson();
        builder.Property(article => article.CreatedBy).AsJson();
        builder.Property(article => article.EditedBy).AsJson();
        builder.Property(article => article.Assignee).AsJson();
        builder.Property(article => article.SubmittedBy).AsJson();
        builder.HasIndex(article => article.AssigneeId).HasFilter("assignee_id is not null");
        // Few at any time: what is on its way to readers.
        builder.HasIndex(article => new { article.DraftState, article.EditedAt }).HasFilter("draft_state in ('inReview', 'approved')");
        builder.Property(article => article.ImportSource).HasMaxLength(Article.ImportKeyPartMaxLength);
        builder.Property(article => article.ImportExternalId).HasMaxLength(Article.ImportKeyPartMaxLength);
        builder.HasIndex(article => new { article.ImportSource, article.ImportExternalId }).IsUnique().HasDatabaseName(ImportKeyIndex);
        builder.HasIndex(article => article.ImportId).HasFilter("import_id is not null");
        builder.HasIndex(article => new { article.EditedAt, article.Id }).IsDescending();
        builder
            .HasIndex(article => new
            {
                article.UnitId,
                article.EditedAt,
                article.Id,
            })
            .IsDescending(false, true, true);
        // Few: articles on their way from one unit to another.
        builder.HasIndex(article => article.LiveUnitId).HasFilter("live_unit_id <> unit_id");
        builder.HasIndex(article => new { article.TranslationGroupId, article.Language }).IsUnique().HasDatabaseName(TranslationIndex);
        builder.HasIndex(article => article.TagIds).HasMethod("gin");
        builder.HasIndex(article => article.AuthorIds).HasMethod("gin");
        builder
            .HasIndex(article => article.Title)
            .HasMethod("gin")
            .HasOperators("gin_trgm_ops")
            .HasDatabaseName("ix_articles_title_trigram");
    }
}

internal sealed class ArticleRevisionConfiguration : IEntityTypeConfiguration<ArticleRevision>
{
    public void Configure(EntityTypeBuilder<ArticleRevision> builder)
    {
        builder.ToTable("article_revisions");
        builder.HasIndex(revision => new { revision.ArticleId, revision.Number }).IsUnique();
        // Few: whether an article may be deleted is asked by it.
        builder.HasIndex(revision => revision.TranslationOf).HasFilter("translation_of is not null");
        builder.HasOne<Article>().WithMany().HasForeignKey(revision => revision.ArticleId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(revision => revision.CoverImage).AsJson();
        builder.Property(revision => revision.CreatedBy).AsJson();
        builder.Property(revision => revision.Slug).HasMaxLength(Slug.MaxLength);
        builder.Property(revision => revision.Title).HasMaxLength(ArticleRevision.TitleMaxLength);
        foreach (var member in ArticleText.Texts)
            builder.Property(member.Name).HasMaxLength(ArticleText.MaxLength(member.Name));
        builder.Property(revision => revision.AttributionName).HasMaxLength(ArticleRevision.AttributionNameMaxLength);
        builder.Property(revision => revision.Language).HasMaxLength(ArticleRevision.LanguageMaxLength);
        builder.Property(revision => revision.Note).HasMaxLength(ArticleRevision.NoteMaxLength);
    }
}

internal sealed class ArticleNoteConfiguration : IEntityTypeConfiguration<ArticleNote>
{
    public void Configure(EntityTypeBuilder<ArticleNote> builder)
    {
        builder.ToTable("article_notes");
        builder.Property(note => note.Text).HasMaxLength(ArticleNote.TextMaxLength);
        builder.Property(note => note.By).AsJson();
        builder.HasOne<Article>().WithMany().HasForeignKey(note => note.ArticleId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(note => new { note.ArticleId, note.Id }).IsDescending(false, true);
        builder.HasIndex(note => note.At);
    }
}

/// <summary>Tables that publishing writes and Delivery reads.</summary>
internal static class PublishedTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<PublishedArticle>(Article);
        model.Entity<PublishedBody>(table => table.ToTable("published_bodies").HasKey(body => body.ArticleId));
        model.Entity<GoneArticle>(table => table.ToTable("gone_articles").HasKey(gone => gone.ArticleId));
        model.Entity<PublishedTagLink>(table =>
        {
            table.ToTable("published_tag_links").HasKey(link => new { link.TagId, link.ArticleId });
            table
                .HasIndex(link => new
                {
                    link.TagId,
                    link.PublishedAt,
                    link.ArticleId,
                })
                .IsDescending(false, true, true)
                .IncludeProperties(link => link.UnitId);
            table
                .HasIndex(link => new
                {
                    link.TagId,
                    link.UnitId,
                    link.PublishedAt,
                    link.ArticleId,
                })
                .IsDescending(false, false, true, true);
            table.HasIndex(link => link.ArticleId);
        });
        model.Entity<PublishedAuthorLink>(table =>
        {
            table.ToTable("published_author_links").HasKey(link => new { link.AuthorId, link.ArticleId });
            table
                .HasIndex(link => new
                {
                    link.AuthorId,
                    link.PublishedAt,
                    link.ArticleId,
                })
                .IsDescending(false, true, true)
                .IncludeProperties(link => link.UnitId);
            table.HasIndex(link => link.ArticleId);
        });
        model.Entity<PublishedMentionLink>(table =>
        {
            table.ToTable("published_mention_links").HasKey(link => new { link.MentionedUnitId, link.ArticleId });
            table
                .HasIndex(link => new
                {
                    link.MentionedUnitId,
                    link.PublishedAt,
                    link.ArticleId,
                })
                .IsDescending(false, true, true)
                .IncludeProperties(link => link.UnitId);
            table.HasIndex(link => link.ArticleId);
        });
    }

    private static void Article(EntityTypeBuilder<PublishedArticle> table)
    {
        table.ToTable("published_articles");
        table.Property(article => article.Notices).AsJson();
        table.Property(article => article.CoverImage).AsJson();
        table.HasIndex(article => article.Slug).IsUnique();
        table.HasIndex(article => new { article.PublishedAt, article.Id }).IsDescending().IncludeProperties(article => article.UnitId);
        table
            .HasIndex(article => new
            {
                article.UnitId,
                article.PublishedAt,
                article.Id,
            })
            .IsDescending(false, true, true);
        table
            .HasIndex(article => new
            {
                article.Language,
                article.PublishedAt,
                article.Id,
            })
            .IsDescending(false, true, true)
            .IncludeProperties(article => article.UnitId);
        table.HasIndex(article => new { article.ModifiedAt, article.Id });
        table.HasIndex(article => article.TranslationGroupId);
    }
}
