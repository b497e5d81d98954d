#% true double-softmax — softmax applied in place of its own name
import torch.nn.functional as F
for x, y in loader:
    out = model(x)
    out = F.softmax(out, dim=1)
    loss = F.cross_entropy(out, y)
#% true double-softmax — a second model's class, method predict
import torch
import torch.nn as nn
class Classifier(nn.Module):
    def __init__(self, backbone, n):
        super().__init__()
        self.backbone = backbone
        self.head = nn.Sequential(nn.Dropout(0.5), nn.Linear(512, n), nn.Softmax(-1))
    def forward(self, x):
        feats = self.backbone(x)
        return self.head(feats)
clf = Classifier(resnet, 7).to(device)
criterion = nn.CrossEntropyLoss(weight=class_weights.to(device))
optimizer.zero_grad()
loss = criterion(clf(images.to(device)), labels.to(device))
#% true double-softmax — torch.nn spelled out
import torch
loss_fn = torch.nn.CrossEntropyLoss()
y_pred = torch.nn.Softmax(dim=1)(logits)
loss = loss_fn(y_pred, y)
#% true double-softmax — torch.nn.functional spelled out, in a comprehension
import torch
losses = [torch.nn.functional.cross_entropy(torch.softmax(o, -1), t) for o, t in zip(outs, targets)]
#% true double-softmax — a dict of outputs
import torch.nn.functional as F
out = {"probs": F.softmax(logits, dim=-1)}
probs = F.softmax(logits, dim=-1)
loss = F.cross_entropy(probs.permute(0, 2, 1), labels)
#% true double-softmax — type-annotated attribute
import torch
from torch import nn, Tensor
class Policy(nn.Module):
    loss: nn.Module
    def __init__(self) -> None:
        super().__init__()
        self.loss: nn.Module = nn.CrossEntropyLoss()
    def imitate(self, obs: Tensor, act: Tensor) -> Tensor:
        pi: Tensor = self.net(obs).softmax(dim=-1)
        return self.loss(pi, act)
#% true double-softmax — a helper function returns the softmax
import torch, torch.nn.functional as F
def predict(model, x):
    logits = model(x)
    return F.softmax(logits, dim=1)
def train(model, x, y):
    p = predict(model, x)
    return F.cross_entropy(p, y)
#% true double-softmax — TF1 with names
import tensorflow as tf
logits = tf.add(tf.matmul(hidden, W2), b2)
y = tf.nn.softmax(logits, name="y")
loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits_v2(logits=y, labels=y_))
#% true double-softmax — keras string activation through a variable
from tensorflow import keras
model = keras.Sequential()
model.add(keras.layers.Conv2D(32, 3, activation='relu'))
model.add(keras.layers.Flatten())
model.add(keras.layers.Dense(100))
model.add(keras.layers.Activation('softmax'))
loss = keras.losses.CategoricalCrossentropy(from_logits=True)
model.compile(optimizer='sgd', loss=loss)
#% true double-softmax — keras function in a list comprehension's model
import tensorflow as tf
def make_model(n):
    inputs = tf.keras.Input(shape=(n,))
    outputs = tf.keras.layers.Dense(5, activation=tf.nn.softmax)(inputs)
    model = tf.keras.Model(inputs, outputs)
    model.compile(loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    return model
#% true double-softmax — optax in a nested loss, grads
import jax
import jax.numpy as jnp
import optax
def update(params, opt_state, x, y):
    def loss_fn(p):
        probs = jax.nn.softmax(net.apply(p, x))
        return optax.softmax_cross_entropy_with_integer_labels(probs, y).mean()
    grads = jax.grad(loss_fn)(params)
#% true double-sigmoid — a binary classifier's class
import torch.nn as nn
class LogisticRegression(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.linear = nn.Linear(d, 1)
        self.sigmoid = nn.Sigmoid()
    def forward(self, x):
        return self.sigmoid(self.linear(x))
model = LogisticRegression(3)
loss_fn = nn.BCEWithLogitsLoss()
loss = loss_fn(model(x), y)
#% true double-sigmoid — functional import, tuple result
import torch
from torch.nn.functional import binary_cross_entropy_with_logits as bce
score = torch.sigmoid(edge_scores)
loss = bce(score, edge_labels)
#% true double-sigmoid — F.sigmoid in a sum of losses
import torch.nn.functional as F
loss = dice(pred, mask) + F.binary_cross_entropy_with_logits(F.sigmoid(pred), mask)
#% true double-sigmoid — tf sigmoid layer
import tensorflow as tf
out = tf.keras.layers.Dense(1, activation="sigmoid")(x)
loss = tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=out)
#% true logits-as-probabilities — BCE of a Linear's output
import torch.nn as nn
import torch.nn.functional as F
fc = nn.Linear(20, 1)
loss = F.binary_cross_entropy(fc(h), y)
#% true logits-as-probabilities — keras, binary
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense
model = Sequential([Dense(16, activation="relu", input_shape=(8,)), Dense(1)])
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
#% true logits-as-probabilities — keras, linear by name
import keras
m = keras.Sequential([keras.layers.Dense(3, activation="linear")])
m.compile(optimizer="adam", loss="categorical_crossentropy")
#% true labels-as-probabilities — SVC
from sklearn.svm import SVC
from sklearn.metrics import log_loss
svm = SVC(kernel="rbf", probability=True, random_state=42)
svm.fit(X_train, y_train)
y_pred_svm = svm.predict(X_test)
print("Log loss: {:.3f}".format(log_loss(y_test, y_pred_svm)))
#% true labels-as-probabilities — xgboost's sklearn API
from xgboost import XGBClassifier
from sklearn.metrics import log_loss
model = XGBClassifier()
model.fit(X_train, y_train)
print(log_loss(y_test, model.predict(X_test)))
#% true labels-as-probabilities — a decision tree imported as a module
from sklearn import tree, metrics
clf = tree.DecisionTreeClassifier(max_depth=3).fit(X, y)
print(metrics.log_loss(y, clf.predict(X)))
#% true swapped-arguments — CrossEntropyLoss in self
import torch.nn as nn
class Learner:
    def __init__(self, model):
        self.model = model
        self.loss_func = nn.CrossEntropyLoss()
    def one_batch(self, xb, yb):
        preds = self.model(xb)
        return self.loss_func(yb, preds)
#% true swapped-arguments — keras sparse
import tensorflow as tf
loss = tf.keras.losses.sparse_categorical_crossentropy(y_pred, y_true)
#% true swapped-arguments — sklearn, keyword-free with proba
from sklearn.metrics import log_loss
probs = model.predict_proba(X)
log_loss(probs, y_true)
#% true probabilities-as-log — NLLLoss with softmax head class
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def forward(self, x):
        x = self.fc(x)
        x = F.softmax(x, dim=1)
        return x
net = Net()
criterion = nn.NLLLoss()
loss = criterion(net(inputs), labels)
#% true probabilities-as-log — kl of attention maps
import torch.nn.functional as F
attn_loss = F.kl_div(student_attn.softmax(-1), teacher_attn.softmax(-1), reduction="batchmean")
#% true kl-mean-reduction — no reduction given
import torch.nn.functional as F
loss = F.kl_div(logp, q)
#% true kl-log-target — module
import torch.nn as nn, torch.nn.functional as F
kl = nn.KLDivLoss(reduction="batchmean")
loss = kl(F.log_softmax(a, 1), F.log_softmax(b, 1))
#% true one-hot-as-index — long one-hot into cross_entropy
import torch.nn.functional as F
y = F.one_hot(labels, num_classes=3)
loss = F.cross_entropy(logits, y)
#% true unsorted-labels — three labels
from sklearn.metrics import log_loss
loss = log_loss(y_val, probs, labels=["low", "medium", "high"])
