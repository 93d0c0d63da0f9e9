using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HumasApi.Data;

internal sealed class ImportJobConfiguration : IEntityTypeConfiguration<ImportJob>
{
    public void Configure(EntityTypeBuilder<ImportJob> builder)
    {
        builder.ToTable("imports");
        builder.Property(job => job.Options).AsJson();
        builder.Property(job => job.Sender).AsJson();
        builder.Property(job => job.Reverter).AsJson();
        builder.Property(job => job.Counts).AsJson();
        builder.Property(job => job.Warnings).AsJson();
        builder.HasIndex(job => new { job.SenderId, job.Id });
        // Few at any time.
        builder.HasIndex(job => job.State).HasFilter("state in ('receiving', 'queued', 'running', 'reverting')");
    }
}

internal sealed class ImportPieceConfiguration : IEntityTypeConfiguration<ImportPiece>
{
    public void Configure(EntityTypeBuilder<ImportPiece> builder)
    {
        builder.ToTable("import_pieces");
        builder.HasKey(piece => new { piece.ImportId, piece.Number });
        builder.HasOne<ImportJob>().WithMany().HasForeignKey(piece => piece.ImportId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ImportChunkConfiguration : IEntityTypeConfiguration<ImportChunk>
{
    public void Configure(EntityTypeBuilder<ImportChunk> builder)
    {
        builder.ToTable("import_chunks");
        builder.HasKey(chunk => new { chunk.ImportId, chunk.Number });
        builder.HasOne<ImportJob>().WithMany().HasForeignKey(chunk => chunk.ImportId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ImportRecordConfiguration : IEntityTypeConfiguration<ImportRecord>
{
    public void Configure(EntityTypeBuilder<ImportRecord> builder)
    {
        builder.ToTable("import_records");
        builder.HasKey(record => new { record.ImportId, record.RecordId });
        builder.HasOne<ImportJob>().WithMany().HasForeignKey(record => record.ImportId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ArticleExtraConfiguration : IEntityTypeConfiguration<ArticleExtra>
{
    public void Configure(EntityTypeBuilder<ArticleExtra> builder)
    {
        builder.ToTable("article_extras");
        builder.HasKey(extra => extra.ArticleId);
        builder.Property(extra => extra.Data).HasColumnType("jsonb");
        builder.HasOne<Article>().WithOne().HasForeignKey<ArticleExtra>(extra => extra.ArticleId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ImportMessageConfiguration : IEntityTypeConfiguration<ImportMessage>
{
    public void Configure(EntityTypeBuilder<ImportMessage> builder)
    {
        builder.ToTable("import_messages");
        builder.Property(message => message.Id).UseIdentityAlwaysColumn();
        builder.HasIndex(message => new
        {
            message.ImportId,
            message.IsError,
            message.Id,
        });
        builder.HasOne<ImportJob>().WithMany().HasForeignKey(message => message.ImportId).OnDelete(DeleteBehavior.Cascade);
    }
}
