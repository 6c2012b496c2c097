package org.murmuration.server;

import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the endpoint that a request is for. */
final class Router {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  /** A file without folders: a name cannot lead elsewhere. */
  private static final Pattern FILE = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");

  private final List<Endpoint> endpoints;

  Router(List<Endpoint> endpoints) {
    this.endpoints = List.copyOf(endpoints);
  }

  /**
   * An endpoint that was found.
   *
   * @param parameters of the path
   */
  record Found(Endpoint endpoint, Map<String, String> parameters) {}

  List<Endpoint> endpoints() {
    return endpoints;
  }

  /** The endpoint for a request, if there is one. */
  Optional<Found> find(HttpRequest request) {
    String[] path = segments(request.getUri().path());
    for (Endpoint endpoint : endpoints) {
      if (endpoint.method().equals(request.method())) {
        Optional<Map<String, String>> parameters = match(endpoint.template(), path);
        if (parameters.isPresent()) {
          return Optional.of(new Found(endpoint, parameters.get()));
        }
      }
    }
    return Optional.empty();
  }

  /** The methods that a path has, in words; empty if there is no such path. */
  String methods(String path) {
    String[] segments = segments(path);
    return endpoints.stream()
        .filter(endpoint -> match(endpoint.template(), segments).isPresent())
        .map(Endpoint::method)
        .map(HttpMethod::value)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String[] segments(String path) {
    return path.split("/", -1);
  }

  private static Optional<Map<String, String>> match(String template, String[] path) {
    String[] wanted = segments(template);
    if (wanted.length != path.length) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < wanted.length; i++) {
      if (!wanted[i].startsWith("{")) {
        if (!wanted[i].equals(path[i])) {
          return Optional.empty();
        }
        continue;
      }
      String name = wanted[i].substring(1, wanted[i].length() - 1);
      if (!fits(name, path[i])) {
        return Optional.empty();
      }
      parameters.put(name, path[i]);
    }
    return Optional.of(parameters);
  }

  /** Whether a parameter can have this value; there is nothing at others. */
  private static boolean fits(String parameter, String segment) {
    if (parameter.equals("file")) {
      return FILE.matcher(segment).matches();
    }
    boolean large = parameter.equals("batch") || parameter.equals("index");
    return NUMBER.matcher(segment).matches()
        && (large || Long.parseLong(segment) <= Integer.MAX_VALUE);
  }
}
