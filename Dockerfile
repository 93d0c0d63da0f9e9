# The service alone. PostgreSQL runs beside it; compose.yaml shows the two together.

FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /source
# First what decides the packages: they are restored again only when this changes.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/HumasApi/HumasApi.csproj src/HumasApi/
COPY src/HumasApi.Postgres/HumasApi.Postgres.csproj src/HumasApi.Postgres/
COPY src/HumasApi.Demo/HumasApi.Demo.csproj src/HumasApi.Demo/
# Compiled to machine code, so that a container is ready in half the time.
RUN dotnet restore src/HumasApi --use-current-runtime -p:PublishReadyToRun=true
COPY .editorconfig ./
COPY src/ src/
RUN dotnet publish src/HumasApi --configuration Release --no-restore --use-current-runtime --self-contained false \
    -p:PublishReadyToRun=true -p:UseAppHost=false --output /app

# Ubuntu, not chiseled: it brings ICU and the time zones, which the service needs, and bash for the health check.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble
WORKDIR /app
COPY --from=build /app ./
# HTTP_PORTS is emptied because the base image sets it, and two settings for one thing are a warning in every log. Garbage
# is collected when 64 MB have been handed out (hexadecimal), not 2: what an answer needs lives for a millisecond.
ENV ASPNETCORE_URLS=http://+:8080 \
    ASPNETCORE_HTTP_PORTS= \
    DOTNET_GCgen0size=4000000 \
    DOTNET_EnableDiagnostics=0
EXPOSE 8080
# The user `app` of the image. The files belong to root, so that the service cannot change itself.
USER $APP_UID
# There is neither curl nor wget in the image, and no need for them.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
# Without a word it serves; `docker run IMAGE migrate` brings the database up to date and ends.
ENTRYPOINT ["dotnet", "HumasApi.dll"]
