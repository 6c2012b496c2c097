package org.murmuration.server;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.murmuration.report.PageFiles;
import org.murmuration.server.Endpoint.Access;

/**
 * The page by which people watch and steer runs: files of this program, which say nothing about
 * runs and so are given to anybody.
 */
final class Pages {

  private Pages() {}

  static List<Endpoint> all() {
    return List.of(
        Endpoint.get("/", in -> file("index.html")).with(Access.FREE),
        Endpoint.get("/assets/{file}", in -> file("assets/" + in.parameters().get("file")))
            .with(Access.FREE));
  }

  private static CompletionStage<HttpResponse> file(String path) {
    Optional<PageFiles.PageFile> found = PageFiles.at(path);
    if (found.isEmpty()) {
      throw new Refused(StatusCodes.NOT_FOUND, "The requested resource could not be found.", null);
    }
    return CompletableFuture.completedFuture(
        HttpResponse.create()
            .withEntity(
                HttpEntities.create(
                    ContentTypes.parse(found.get().contentType()),
                    found.get().text().getBytes(StandardCharsets.UTF_8))));
  }
}
